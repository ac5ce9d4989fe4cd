import type { ComponentChildren } from 'preact';

/** A sentence with elements at its places `{0}`, `{1}` …: each language has its own order. */
export function withParts(sentence: string, ...parts: ComponentChildren[]): ComponentChildren[] {
  return sentence.split(/\{(\d+)\}/).map((piece, i) => (i % 2 === 1 ? parts[Number(piece)] : piece));
}
