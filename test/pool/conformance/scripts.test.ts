import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CASES } from '../../conformance/cases/index.js';
import { CPYTHON_TESTS, LEFT_OUT } from '../../conformance/cpythonTests.js';

const semantics = readFileSync(new URL('../../../docs/semantics.md', import.meta.url), 'utf8');

describe('the conformance scripts', () => {
  test('are told apart by their titles', () => {
    expect(new Set(CASES.map(({ title }) => title)).size).toBe(CASES.length);
  });

  test('state a difference from CPython only with a row of docs/semantics.md that explains it', () => {
    const differing = CASES.filter(({ cpython }) => cpython !== undefined);
    for (const { title, why, cpython, expected } of differing) {
      expect(cpython, title).not.toEqual(expected);
      expect(semantics, title).toContain(`\n| ${why} |`);
    }
    expect(CASES.filter(({ why }) => why !== undefined)).toEqual(differing);
  });

  test.each(CPYTHON_TESTS)('follow %s of CPython, or say why not', (name) => {
    const isFollowed = CASES.some(({ after }) => after === name);
    expect([isFollowed, name in LEFT_OUT]).toEqual(isFollowed ? [true, false] : [false, true]);
  });

  test('follow no test that CPython does not have', () => {
    const followed = CASES.flatMap(({ after }) => after ?? []);
    expect(CPYTHON_TESTS).toEqual(expect.arrayContaining([...followed, ...Object.keys(LEFT_OUT)]));
  });
});
