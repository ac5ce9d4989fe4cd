import type { Node } from '@babel/types';
import type { ClassNode, FunctionNode } from './ast.js';
import type { Module } from './modules.js';

/** The names in a function, and what they stand for; null where that is not visible. */
export interface Scope {
  names: ReadonlyMap<string, At | null>;
  around: Scope | null;
}

/** An expression, and where its names mean something. */
export interface At {
  node: Node;
  /** The names of the functions around it; null at the top level. */
  scope: Scope | null;
  module: Module;
}

export type Members = Map<string, At>;

/** What an expression gives, as far as its file shows it. */
export type Value =
  | { kind: 'function'; fn: FunctionNode; at: At; members?: () => Members }
  /** A function that a call gives back; `inner` is the one it was made of. `isSure`: not only by the looks of the call. */
  | { kind: 'wrapped'; inner?: FunctionNode | undefined; isSure: boolean; at: At; members?: () => Members }
  | { kind: 'class'; node: ClassNode; members: () => Members }
  | { kind: 'object'; members: () => Members }
  | { kind: 'other' }
  | { kind: 'unknown' };

export const UNKNOWN: Value = { kind: 'unknown' };
export const OTHER: Value = { kind: 'other' };

export function isCallable(value: Value): value is Extract<Value, { kind: 'function' | 'wrapped' }> {
  return value.kind === 'function' || value.kind === 'wrapped';
}
