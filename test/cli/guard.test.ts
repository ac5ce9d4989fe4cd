import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { conditionFrom, judge } from '../../src/cli/guard/conditions.js';
import { GUARDED } from '../../src/cli/guard/numbers.js';
import { metrics } from '../../src/profile/metrics.js';
import { anyRows, recordOf } from '../unit/profile/records.js';
import { poolscope } from './poolscope.js';

const folder = mkdtempSync(join(tmpdir(), 'poolscope-guard-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const place = (name: string) => join(folder, name);

/** Sleeps: four on two workers take half of the time. */
const WORK = [
  'work.ts',
  'later',
  '--inputs',
  '[3, 3, 3, 3]',
  '--workers',
  '2',
  '--chunksize',
  '1',
  '--quiet',
];
const run = (...more: string[]) => poolscope('run', ...WORK, ...more);

describe('--fail-if', () => {
  it('ends with 3 when a condition is met, and says which and the value', async () => {
    const { code, stdout, stderr } = await run(
      '--json',
      '--fail-if',
      'speedup>1.2',
      '--fail-if',
      'p95 < 10ms',
    );
    expect(code).toBe(3);
    expect(JSON.parse(stdout).outcome).toBe('completed');
    expect(stderr).toMatch(
      /^poolscope: failed, because speedup>1\.2: it is 1\.\d×\n$|^poolscope: failed, because speedup>1\.2: it is 2\.\d×\n$/,
    );
  });

  it('ends with 0 when none is', async () => {
    const { code, stderr } = await run(
      '--fail-if',
      'speedup<1.2',
      '--fail-if',
      'median<50 ms',
      '--fail-if',
      'failed>0',
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('tasks that fail are told by 1, not by 3', async () => {
    const odd = ['work.ts', 'odd', '--inputs', '[1, 2]', '--quiet'];
    expect((await poolscope('run', ...odd, '--fail-if', 'failed>0')).code).toBe(1);
  });

  it.each([
    ['speed<2', /knows no "speed"\. It knows speedup, slower, wall/],
    ['constructor<2', /knows no "constructor"/],
    ['speedup is low', /is no condition\. It takes a name/],
    ['p95>3furlongs', /p95 is not measured in "furlongs" but in ms, µs, us, s, min, h\./],
    ['failed>1%', /failed is not measured in "%"\./],
    ['slower>10%', /Add --baseline FILE/],
  ])('%s is refused before anything runs', async (condition, sentence) => {
    const { code, stdout, stderr } = await run('--fail-if', condition);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
  });

  it('is either met or not, and its opposite the other way, on any run', () => {
    const opposite = { '<': '>=', '>': '<=', '==': '!=' } as const;
    const number = fc
      .double({ min: -1e6, max: 1e6, noNaN: true, noDefaultInfinity: true })
      .map((x) => x.toFixed(3));
    const operator = fc.constantFrom('<' as const, '>' as const, '==' as const);
    fc.assert(
      fc.property(
        anyRows,
        fc.constantFrom(...Object.keys(GUARDED)),
        operator,
        number,
        (rows, name, operator, limit) => {
          const numbers = metrics(recordOf(rows));
          const earlier = {
            file: 'f',
            function: 'f',
            mode: 'map',
            workers: 1,
            tasks: 1,
            wall: 5,
            median: 1,
            p95: 1,
          };
          const one = judge(conditionFrom(`${name}${operator}${limit}`, true), numbers, earlier);
          const other = judge(
            conditionFrom(`${name} ${opposite[operator]} ${limit}`, true),
            numbers,
            earlier,
          );
          expect(one.value).toBe(other.value);
          expect(one.isMet).toBe(one.value === null ? other.isMet : !other.isMet);
        },
      ),
    );
  });

  it('takes units', () => {
    const limit = (text: string) => conditionFrom(text, true).limit;
    expect([
      limit('wall<2s'),
      limit('wall<2'),
      limit('tail>20%'),
      limit('speedup<1.8x'),
      limit('held>1e3ms'),
    ]).toEqual([2000, 2, 0.2, 1.8, 1000]);
  });
});

describe('--baseline FILE', () => {
  it('compares with an earlier run, from a record or a document', async () => {
    const record = place('earlier.poolscope');
    expect((await poolscope('run', ...WORK, '--workers', '1', '--out', record)).code).toBe(0);
    const document = place('earlier.json');
    writeFileSync(document, (await poolscope('export', record, '--format', 'json')).stdout);
    for (const file of [record, document]) {
      const faster = await run('--baseline', file, '--fail-if', 'speedup<1.3', '--fail-if', 'slower>10%');
      expect(faster).toMatchObject({ code: 0, stderr: '' });
      const guarded = await run('--baseline', file, '--fail-if', 'slower < -10%');
      expect(guarded.stderr).toMatch(/because slower < -10%: it is -\d+ %/);
      expect(guarded.code).toBe(3);
    }
  });

  it('a run of something else fails what compares with it, and nothing else', async () => {
    const other = place('other.poolscope');
    await poolscope('run', 'work.ts', 'later', '--inputs', '[5, 5]', '--out', other, '--quiet');
    const { code, stderr } = await run(
      '--baseline',
      other,
      '--fail-if',
      'slower>500%',
      '--fail-if',
      'failed>0',
    );
    expect(code).toBe(3);
    expect(stderr).toContain('has 2 tasks, this run has 4: they are not compared');
    expect(stderr).toContain('because slower>500%: it is not known');
    expect(stderr).not.toContain('failed>0');
  });

  it('is refused when it is no run, or one that failed', async () => {
    writeFileSync(place('no.json'), '{"a":1}');
    const none = await run('--baseline', place('no.json'));
    expect(none).toMatchObject({ code: 2, stdout: '' });
    expect(none.stderr).toContain('is no run: it is not the document of a run');
    expect((await run('--baseline', place('missing.poolscope'))).stderr).toContain('there is no such file');
    const failed = place('failed.poolscope');
    await poolscope('run', 'work.ts', 'odd', '--inputs', '[1, 2]', '--out', failed, '--quiet');
    expect((await run('--baseline', failed)).stderr).toContain(
      'that run failed, so it is nothing to compare with',
    );
  });

  it('without anything after it takes nothing from what follows', async () => {
    const { code, stdout } = await poolscope('run', '--baseline', ...WORK, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout).metrics.baseline.rounds).toBe(1);
  });

  it('and rounds go together', async () => {
    const { code, stderr } = await run(
      '--baseline',
      '1',
      '--baseline',
      place('earlier.poolscope'),
      '--fail-if',
      'speedup<1.2',
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect((await run('--baseline', '1', '--baseline', '2')).code).toBe(2);
  });
});

describe('--summary', () => {
  it('appends Markdown with the conditions, the comparison and the verdict', async () => {
    const summary = place('summary.md');
    writeFileSync(summary, '# Before\n');
    const given = [
      '--baseline',
      place('earlier.poolscope'),
      '--fail-if',
      'wall>1h',
      '--fail-if',
      'speedup<9',
    ];
    expect((await run(...given, '--summary', summary)).code).toBe(3);
    const text = readFileSync(summary, 'utf8');
    expect(text.startsWith('# Before\n## ❌ later, map on 2 workers: completed in ')).toBe(true);
    expect(text).toMatch(/\| `wall>1h` \| [\d.]+ m?s \| ✅ \|/);
    expect(text).toMatch(/\| `speedup<9` \| \d\.\d× \| ❌ \|/);
    expect(text).toMatch(/\| Wall \| [\d.]+ m?s \| [\d.]+ m?s \| 0\.\d+× \(−\d+ %\) \|/);
    expect(text).toContain('| Median task |');
    expect(text).toMatch(/The pool paid/);
  });

  it('that cannot be written is refused before anything runs', async () => {
    const { code, stdout, stderr } = await run('--summary', place('no/such/folder.md'));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('cannot be written');
    expect(existsSync(place('no'))).toBe(false);
  });
});

it('docs/ci.md has every name with what it is', () => {
  const page = readFileSync(new URL('../../docs/ci.md', import.meta.url), 'utf8');
  for (const [name, { says }] of Object.entries(GUARDED)) {
    expect(page).toMatch(new RegExp(`^\\| \`${name}\` \\|[^|]*\\| ${says.replace(/[÷×%]/g, '.')} \\|$`, 'm'));
  }
});
