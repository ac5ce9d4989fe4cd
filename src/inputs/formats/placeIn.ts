/** The line and column, from 1, of a place in a text whose lines end with `\n`, `\r\n` or `\r`. */
export function placeIn(text: string, index: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let at = 0; at < index; at++) {
    const c = text.charCodeAt(at);
    if (c === 10 || (c === 13 && text.charCodeAt(at + 1) !== 10)) {
      line++;
      start = at + 1;
    }
  }
  return { line, column: index - start + 1 };
}
