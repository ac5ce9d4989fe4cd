import * as l10n from '@vscode/l10n';
import type { Module } from './modules.js';
import { reachable } from './reachable.js';
import type { FoundFunction } from './types.js';
import type { Walk } from './walk.js';

/** What only the whole file can tell: what each function is exported as, and which names it does not declare at all. */
export function finish(walk: Walk, module: Module): FoundFunction[] {
  const { bindings } = walk.exports;
  followAliases(walk);
  for (const found of walk.functions) {
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
  const all = [...walk.functions, ...reachable(module, walk.functions)];
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

/** Of two reachable functions of one name only the later is left when the file has been loaded. */
function withoutReplaced(sorted: FoundFunction[]): FoundFunction[] {
  const last = new Map<string, FoundFunction>();
  for (const found of sorted) {
    if (found.runnable) {
      last.set(found.name, found);
    }
  }
  // What cannot be reached and has the name of what can would only be in its way.
  return sorted.filter((found) => (last.get(found.name) ?? found) === found);
}
