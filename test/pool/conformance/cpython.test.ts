import { beforeAll, describe, expect, test } from 'vitest';
import { CASES, SUBJECTS } from '../../conformance/cases/index.js';
import { type Logs, runOnCPython, whyNoPython } from '../../conformance/cpython.js';
import type { Case, Value } from '../../conformance/script.js';

const reason = whyNoPython();

/** The scripts of `conformance` against the real thing: what they expect is what CPython does, or a stated difference. */
describe('CPython', () => {
  if (reason !== null) {
    console.warn(`The comparison with CPython was not made: ${reason}.`);
    // Where CI runs, a machine without Python is a failure.
    test.skipIf(process.env.CI !== 'true')(`the comparison was not made: ${reason}`, () => {
      expect.fail(`CPython cannot be had: ${reason}`);
    });
    return;
  }
  let python: Logs;
  beforeAll(async () => {
    python = await runOnCPython(CASES);
  }, 600_000);

  describe.each(Object.entries(SUBJECTS))('%s', (_, cases) => {
    test.each(cases.map((each) => [each.title, each] as const))('%s', (title, each) => {
      expect(python.logs[title]).toEqual(logOf(each, python.version));
    });
  });
});

function logOf({ expected, cpython, until }: Case, [major = 0, minor = 0]: number[]): Value[] {
  const [, from = Number.POSITIVE_INFINITY] = until?.split('.').map(Number) ?? [];
  return cpython === undefined || (major >= 3 && minor >= from) ? expected : cpython;
}
