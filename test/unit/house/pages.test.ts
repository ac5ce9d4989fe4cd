import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const text = (file: string) => readFileSync(ROOT + file, 'utf8');

/** The cells of the rows whose table has a column "test". */
function rowsOf(page: string): string[][] {
  const rows: string[][] = [];
  let isIn = false;
  for (const line of text(page).split('\n')) {
    if (!line.startsWith('|')) {
      isIn = false;
      continue;
    }
    const cells = line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim());
    if (cells.at(-1) === 'test') {
      isIn = true;
    } else if (isIn && !cells.every((cell) => /^-+$/.test(cell))) {
      rows.push(cells);
    }
  }
  return rows;
}

/** The titles of tests and of groups of them in a file, as they stand there. */
function titlesOf(file: string): string[] {
  const found = text(file).matchAll(/(?:\b(?:it|test|describe)|\))\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/g);
  return [...found].map(([, , title = '']) => title.replace(/\\(.)/g, '$1'));
}

/** `file` ("title"; "title"), as often as there are files. */
const NAMED = /`(test\/[^`]+)`(?: \(((?:"[^"]+"(?:; )?)+)\))?/g;

describe.each(['docs/security.md', 'docs/faults.md'])('each row of %s', (page) => {
  const rows = rowsOf(page);

  it('is there', () => {
    expect(rows.length).toBeGreaterThan(15);
  });

  it.each(rows.map((cells) => [cells[0], cells.at(-1) as string]))('%s: its tests are there', (_, cell) => {
    const named = [...cell.matchAll(NAMED)];
    expect(named.length, 'it names no test').toBeGreaterThan(0);
    expect(cell.replace(NAMED, '').replace(/[, ]|and/g, ''), 'it names tests in another way').toBe('');
    for (const [, file = '', titles] of named) {
      expect(existsSync(ROOT + file), `${file} is not there`).toBe(true);
      expect(titles, `of ${file} it names no test`).toBeDefined();
      const there = titlesOf(file);
      for (const [, title = ''] of (titles ?? '').matchAll(/"([^"]+)"/g)) {
        expect(
          there.some((each) => each.includes(title)),
          `${file} has no test "${title}"`,
        ).toBe(true);
      }
    }
  });

  it('names only files that are there', () => {
    const files = rows.flatMap(
      (cells) =>
        cells
          .slice(0, -1)
          .join(' ')
          .match(/`src\/[^`]+`/g) ?? [],
    );
    expect(files.filter((file) => !existsSync(ROOT + file.slice(1, -1)))).toEqual([]);
  });
});
