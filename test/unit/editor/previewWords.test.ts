import { describe, expect, it } from 'vitest';
import { refusalRows } from '../../../src/editor/guide/previewWords.js';

/** The rows below the first, which says that others are to be chosen. */
const rowsOf = (message: string) =>
  refusalRows(message)
    .slice(1)
    .map(({ label }) => label);

describe('why inputs cannot be run, in rows of a list', () => {
  it('is cut between words, and says all of it', () => {
    const message = `There is no file ${'data/'.repeat(9)}users.json. Check the path; a relative one starts at the directory of the run.`;
    const rows = rowsOf(message);
    expect(rows.length).toBe(2);
    expect(rows.join(' ')).toBe(message);
    expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(88);
  });

  it('is cut between signs in Chinese, whose signs are two wide, and not within a path', () => {
    const path = `${'data/'.repeat(9)}users.json`;
    const message = `没有文件 ${path}。请检查路径；相对路径从运行所在的目录开始。${'输入应为数组。'.repeat(6)}`;
    const rows = rowsOf(message);
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.join('').replaceAll(' ', '')).toBe(message.replaceAll(' ', ''));
    expect(rows.some((row) => row.includes(path))).toBe(true);
    expect(rows.filter((row) => /^[，。：；]/.test(row))).toEqual([]);
    expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(88);
  });

  it('has a word that is too long for a row in one of its own', () => {
    const word = 'a'.repeat(200);
    expect(rowsOf(`no ${word} here`)).toEqual(['no', word, 'here']);
  });
});
