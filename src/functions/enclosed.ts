import type { Node } from '@babel/types';
import * as l10n from '@vscode/l10n';
import { type FunctionNode, isClass, isFunction, keyText, ownName } from './ast.js';
import { freeOf, givesCall } from './free.js';
import { namesOf } from './scopes.js';

/** The nodes around a function, from the outermost to its own. */
export type Path = readonly Node[];

/**
 * Why a function cannot be run apart from its place, if that is so: it uses what only its place has.
 *
 * @param path - from the program to the function, or to the declaration that holds it
 * @returns a whole sentence, and what to do about it
 */
export function reasonEnclosed(fn: FunctionNode, path: Path): string | undefined {
  const free = freeOf(fn);
  const [place] = free.ofPlace;
  if (place !== undefined) {
    return place === 'import.meta'
      ? l10n.t(
          'The selected function uses import.meta, which is for the code of the file alone. Keep what it gives in a constant at the top level of the file.',
        )
      : l10n.t(
          'The selected function uses {0}, which is private to its class, so a worker cannot get at it. Make what it needs a parameter.',
          place,
        );
  }
  const [call] = free.ofCall;
  const caller = call === undefined ? -1 : lastIndex(path, (i) => givesCall(path[i] as Node, keyAt(path, i)));
  if (call !== undefined && caller >= 0) {
    return l10n.t(
      'The selected function uses {0}, which belongs to {1}, so a worker cannot get at it. Make what it needs a parameter.',
      call,
      ownerAt(path, caller),
    );
  }
  for (const name of free.names) {
    const at = lastIndex(path, (i) => namesAt(path, i).includes(name));
    if (at > 0) {
      return l10n.t(
        'The selected function uses {0}, which lives inside {1}, so a worker cannot get at it. Make it a parameter, or move it to the top level of the file.',
        name,
        ownerAt(path, at),
      );
    }
  }
  return undefined;
}

/** The names that a node of a path declares for the next one. */
function namesAt(path: Path, i: number): string[] {
  const node = path[i] as Node;
  // What is switched on is outside of the cases.
  return node.type === 'SwitchStatement' && path[i + 1] === node.discriminant
    ? []
    : namesOf(node, path[i - 1]);
}

/** The last node of a path before its end that is so; -1 when there is none. */
function lastIndex(path: Path, is: (i: number) => boolean): number {
  for (let i = path.length - 2; i >= 0; i--) {
    if (is(i)) {
      return i;
    }
  }
  return -1;
}

/** The key under which the next node of a path stands. */
function keyAt(path: Path, i: number): string {
  const next = path[i + 1];
  const found = Object.entries(path[i] as Node).find(
    ([, value]) => value === next || (Array.isArray(value) && value.includes(next)),
  );
  return found?.[0] ?? '';
}

/** In words, the function, class, namespace or else block that a node of a path belongs to. */
function ownerAt(path: Path, at: number): string {
  for (let i = at; i > 0; i--) {
    const node = path[i] as Node;
    const line = node.loc?.start.line ?? 0;
    if (isFunction(node)) {
      const name = nameAt(path, i);
      return name === undefined
        ? l10n.t('the function at line {0}', line)
        : l10n.t('{0}() (line {1})', name, line);
    }
    if (isClass(node)) {
      return node.id
        ? l10n.t('the class {0} (line {1})', node.id.name, line)
        : l10n.t('the class (line {0})', line);
    }
    if (node.type === 'TSModuleDeclaration' && node.id.type === 'Identifier') {
      return l10n.t('the namespace {0} (line {1})', node.id.name, line);
    }
  }
  return l10n.t('the block at line {0}', path[at]?.loc?.start.line ?? 0);
}

/** What the function at a place of a path is called: by itself, by its variable, by its key. */
function nameAt(path: Path, i: number): string | undefined {
  const node = path[i] as FunctionNode;
  const own = ownName(node);
  if (own !== undefined) {
    return own;
  }
  if ('key' in node) {
    return keyText(node as { key: Node; computed?: boolean });
  }
  const holder = path[i - 1];
  if (holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier') {
    return holder.id.name;
  }
  return holder?.type === 'ObjectProperty' || holder?.type === 'ClassProperty' ? keyText(holder) : undefined;
}
