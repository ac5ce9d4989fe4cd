import * as l10n from '@vscode/l10n';
import { isFunction, unwrap } from './ast.js';
import type { Name } from './names.js';
import { paramTexts } from './params.js';
import type { FoundFunction } from './types.js';
import { classify, wrappedFunction } from './values.js';
import type { Walk } from './walk.js';

/** What only the whole file can tell: what each function is exported as, and which names it does not declare at all. */
export function finish(walk: Walk): FoundFunction[] {
  const { bindings } = walk.exports;
  followAliases(walk);
  const all = [...walk.functions, ...wrapped(walk)];
  for (const found of all) {
    const { binding } = found;
    if (binding === undefined) {
      found.exported = found.exportedAs.length > 0;
    } else if (bindings.has(binding)) {
      const rest = found.name.slice(binding.length);
      const paths = walk.exports.pathsOf(binding).map((path) => path + rest);
      found.exportedAs = [...new Set([...paths, ...found.exportedAs])];
      found.exported = found.exportedAs.length > 0;
    } else {
      delete found.binding;
      found.runnable = false;
      found.reason = l10n.t(
        '{0} belongs to {1}, which this file does not declare at its top level, so a worker cannot get at it. Make it a function of the file.',
        found.name,
        binding,
      );
    }
  }
  all.sort((a, b) => a.line - b.line || a.column - b.column);
  return withoutReplaced(all);
}

/** `export const g = f`: what is exported as g is f. */
function followAliases({ exports }: Walk): void {
  for (const [path, binding] of [...exports.byBinding]) {
    const seen = new Set([binding]);
    let node = exports.bindings.get(binding);
    while (node?.type === 'Identifier' && !seen.has(node.name)) {
      seen.add(node.name);
      exports.addBinding(path, node.name);
      node = exports.bindings.get(node.name);
    }
  }
}

/** Exported results of calls such as `memo(() => …)`: functions, as far as one can see. */
function wrapped(walk: Walk): FoundFunction[] {
  const { exports } = walk;
  const names: Pick<Name, 'text' | 'binding' | 'exportedAs'>[] = [];
  for (const binding of exports.bindings.keys()) {
    if (exports.pathsOf(binding).length > 0) {
      names.push({ text: binding, binding, exportedAs: [] });
    }
  }
  for (const path of exports.direct.keys()) {
    names.push({ text: path, exportedAs: [path] });
  }
  const found: FoundFunction[] = [];
  for (const { text, binding, exportedAs } of names) {
    const node = binding !== undefined ? exports.bindings.get(binding) : exports.direct.get(text);
    if (node == null || classify(node, exports) !== 'wrapped') {
      continue;
    }
    const inner = wrappedFunction(node);
    const known = inner !== undefined && isFunction(unwrap(inner)) ? unwrap(inner) : undefined;
    const inside = known !== undefined && isFunction(known) ? known : undefined;
    found.push({
      name: text,
      line: node.loc?.start.line ?? 1,
      endLine: node.loc?.end.line ?? 1,
      column: (node.loc?.start.column ?? 0) + 1,
      exported: true,
      kind: 'wrapped',
      params: inside !== undefined ? paramTexts(inside.params, walk.code) : [],
      async: inside?.async === true,
      generator: false,
      runnable: true,
      exportedAs,
      binding,
    });
  }
  return found;
}

/** Of two reachable functions of one name only the later is left when the file has been loaded. */
function withoutReplaced(sorted: FoundFunction[]): FoundFunction[] {
  const last = new Map<string, FoundFunction>();
  for (const found of sorted) {
    if (found.runnable) {
      last.set(found.name, found);
    }
  }
  return sorted.filter((found) => !found.runnable || last.get(found.name) === found);
}
