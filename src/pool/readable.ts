import { deserialize, serialize } from 'node:v8';
import { DEEPEST } from '../worker/lost.js';

/** The least that is tried. */
const LEAST = 50;

let depth: number | undefined;

/**
 * How deeply nested a value may be that this thread is to read: less than usual where its stack is small. Workers have
 * stacks of their own, so they can write what cannot be read here.
 */
export function readableDepth(): number {
  if (depth === undefined) {
    depth = DEEPEST;
    while (depth > LEAST && !canRead(depth)) {
      depth = Math.ceil(depth / 2);
    }
  }
  return depth;
}

function canRead(levels: number): boolean {
  try {
    // An array with gaps takes the most of a stack.
    let value: unknown = null;
    for (let i = 0; i < levels * 1.2; i++) {
      const list = new Array(2);
      list[1] = value;
      value = list;
    }
    deserialize(serialize(value));
    return true;
  } catch {
    return false;
  }
}
