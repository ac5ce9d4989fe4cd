/**
 * Many texts as one, with where each ends: a message between windows that holds a list of a million strings takes ten
 * times as long.
 */
export interface PackedTexts {
  all: string;
  /** For each text the place in `all` after its last character. */
  ends: Uint32Array;
}

export function packTexts(texts: readonly string[]): PackedTexts {
  const ends = new Uint32Array(texts.length);
  let end = 0;
  texts.forEach((text, i) => {
    end += text.length;
    ends[i] = end;
  });
  return { all: texts.join(''), ends };
}

export function unpackTexts({ all, ends }: PackedTexts): string[] {
  return Array.from(ends, (end, i) => all.slice(i === 0 ? 0 : ends[i - 1], end));
}
