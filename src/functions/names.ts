import type { Node } from '@babel/types';
import { below } from '../functionPath.js';

/** What an expression or declaration is called, and how one gets there. */
export interface Name {
  /** The path to it: `square`, `api.square`; '' for `module.exports` and default exports themselves. */
  text: string;
  /** The node whose position is the name's. */
  at: Node;
  /** The top-level name the path begins with, if it does. */
  binding?: string;
  /** Where it is exported by itself (not through its binding): paths in the module's namespace. */
  exportedAs: string[];
  role?: 'static' | 'instance';
}

/** Where a piece of code stands, as far as that keeps a worker from getting at what is declared there. */
export interface Place {
  /** Inside a function: "a call of outer()". */
  closure?: string;
  /** Inside a block that is not a function's: its first line. */
  block?: number;
  /** Inside a TypeScript namespace, and not exported from it. */
  hiddenIn?: string;
  /** The namespace's path, to which names are added. */
  prefix?: Name;
}

/** A member of something that has a name. */
export function member(of: Name, key: string, at: Node, role?: Name['role']): Name {
  return {
    text: role === 'instance' ? `${of.text}#${key}` : below(of.text, key),
    at,
    binding: of.binding,
    // What belongs to instances cannot be reached through an export either.
    exportedAs: role === 'instance' ? [] : of.exportedAs.map((path) => below(path, key)),
    role,
  };
}
