import type { Node } from '@babel/types';
import type { ExportBook } from './exports.js';
import { member, type Name, type Place } from './names.js';
import type { FoundFunction } from './types.js';

/** Everything one pass over a file brings to light. */
export interface Scan {
  functions: FoundFunction[];
  exports: ExportBook;
  /** Why no function of the file can be run, where it cannot be loaded. */
  refusal?: string | undefined;
}

/** What the walk carries along. `push` puts a node on the pile of those still to be looked at. */
export interface Walk extends Scan {
  code: string;
  push(node: Node | null | undefined, place: Place, name?: Name): void;
}

/** The name of a declaration, below the namespace it may stand in. */
export function topName(text: string, at: Node, place: Place): Name {
  return place.prefix !== undefined
    ? member(place.prefix, text, at)
    : { text, at, binding: text, exportedAs: [] };
}

/** Whether what is declared here is a top-level name of the file. */
export function isTop(place: Place): boolean {
  return place.closure === undefined && place.block === undefined && place.prefix === undefined;
}

const NO_CHILDREN = new Set([
  'loc',
  'extra',
  'typeAnnotation',
  'returnType',
  'typeParameters',
  'typeArguments',
  'errors',
]);

export function walkChildren(walk: Walk, node: Node, place: Place): void {
  for (const key in node) {
    if (NO_CHILDREN.has(key)) {
      continue;
    }
    const child = (node as unknown as Record<string, unknown>)[key];
    if (Array.isArray(child)) {
      for (const item of child) {
        if (isNode(item)) {
          walk.push(item, place);
        }
      }
    } else if (isNode(child)) {
      walk.push(child, place);
    }
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}
