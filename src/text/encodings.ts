/** The encodings that texts are read in. `latin1` is Windows-1252, as the web has it: Latin-1 with signs where that has controls. */
export const ENCODINGS = ['utf8', 'utf16le', 'utf16be', 'latin1'] as const;

export type Encoding = (typeof ENCODINGS)[number];

/** How people know them. */
export const ENCODING_WORDS: Readonly<Record<Encoding, string>> = {
  utf8: 'UTF-8',
  utf16le: 'UTF-16LE',
  utf16be: 'UTF-16BE',
  latin1: 'Latin-1',
};

/** The encoding of a name, in any case and with or without hyphens; undefined where it is none of ours. */
export function encodingNamed(name: unknown): Encoding | undefined {
  const plain = typeof name === 'string' ? name.toLowerCase().replace(/[-_]/g, '') : '';
  return ENCODINGS.find((each) => each === plain);
}

/** What the first bytes of a text say of its encoding. */
export type Mark =
  | { kind: 'mark'; encoding: Encoding; length: number }
  /** Marks of encodings that are not read. */
  | { kind: 'foreign'; name: string };

const MARKS: readonly (readonly [string, Mark])[] = [
  // Before UTF-16, whose mark this one begins with.
  ['fffe0000', { kind: 'foreign', name: 'UTF-32LE' }],
  ['0000feff', { kind: 'foreign', name: 'UTF-32BE' }],
  ['fffe', { kind: 'mark', encoding: 'utf16le', length: 2 }],
  ['feff', { kind: 'mark', encoding: 'utf16be', length: 2 }],
  ['efbbbf', { kind: 'mark', encoding: 'utf8', length: 3 }],
];

/** The byte order mark that bytes begin with. */
export function markOf(head: Uint8Array): Mark | undefined {
  const hex = Buffer.from(head.subarray(0, 4)).toString('hex');
  return MARKS.find(([mark]) => hex.startsWith(mark))?.[1];
}

/** UTF-16 without its mark, as far as that shows: the zero bytes of its ASCII stand in every other place. */
export function unmarked(head: Uint8Array): 'utf16le' | 'utf16be' | undefined {
  const pairs = Math.floor(head.length / 2);
  const zeros = [0, 0];
  for (let i = 0; i < 2 * pairs; i++) {
    if (head[i] === 0) {
      zeros[i % 2] = (zeros[i % 2] as number) + 1;
    }
  }
  const [even, odd] = zeros as [number, number];
  // Of signs above ASCII some have such a byte in the other place, too.
  const isWide = (zero: number, other: number) =>
    zero > 0 && other * 10 <= zero && (zero === pairs || zero >= Math.max(2, pairs / 10));
  return isWide(odd, even) ? 'utf16le' : isWide(even, odd) ? 'utf16be' : undefined;
}
