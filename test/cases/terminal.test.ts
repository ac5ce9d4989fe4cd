import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { loadRun, saveRun } from '../../src/storage/index.js';
import { type Project, project } from './program.js';

/** Names the window, moves the cursor, turns the line round, and can be told from all else. */
const EVIL = 'MARK\x1b]0;title\x07\x9b2J\u202e\u2028\x7f';
/** What a terminal obeys instead of showing it: none of it is Poolscope's own where the output is no terminal. */
const OBEYED = /(?![\t\n])\p{Cc}|[\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;
const literal = JSON.stringify(EVIL);
const config = (change: object) =>
  JSON.stringify({ configurations: [{ name: 'c', file: 'f.mjs', function: 'sq', inputs: [1], ...change }] });

function files(): Project {
  return project({
    'f.mjs':
      'export const sq = (n) => n * n;\nexport const bad = () => { throw Object.assign(new Error(EVIL), { name: EVIL }); };\nexport const same = (x) => x;\nconst EVIL = '.concat(
        literal,
        ';\nexport const ',
        'said = () => { console.log(EVIL); };\n',
      ),
    'throws.mjs': `export const f = (n) => n; throw new Error(${literal});`,
    'named.mjs': `export const f = (n) => n; throw Object.assign(new Error('x'), { name: ${literal}, stack: ${literal} });`,
    'syntax.mjs': `export const a = '${EVIL.replace('\u2028', '')}' oops;\n`,
    'syntax.ts': `export const a: = '${EVIL.replace('\u2028', '')}';\n`,
    'names.mjs': `export function f(a = '${EVIL}', { b = '${EVIL}' } = {}) {}\nexport const o = { '${EVIL}': (n) => n };\n`,
    'head.csv': `a${EVIL},b\n1\n`,
    'cell.csv': `a,b\n1,${EVIL}\n`,
    'key.json': `{"${'MARK\\u001b]0;'}": 1}`,
    'fault.json': `[1, ${EVIL}]`,
    'fault.jsonl': `1\n${EVIL}\n`,
    [`${EVIL}.mjs`]: 'export const sq = (n) => n;\nthrow 1;\n',
    [`${EVIL}.txt`]: 'a\nb\n',
    'baseline.json': `{"format": "${EVIL.replace('\u2028', '')}`,
    'earlier.json': JSON.stringify({
      format: 'poolscope-run',
      function: { name: EVIL },
      mode: 'map',
      outcome: 'completed',
      metrics: { wall: 1, tasks: 1, workers: 1, duration: null },
    }),
    'foreign.poolscope': `POOLSCOPE ${EVIL}\n`,
  });
}

/** Ways in which a text gets into a command, each with its arguments. */
const ONE = ['--inputs', '[1]'];
const WAYS: Record<string, readonly string[]> = {
  'what a function throws': ['run', 'f.mjs', 'bad', ...ONE],
  'what a function throws, as a document': ['run', 'f.mjs', 'bad', ...ONE, '--json'],
  'what a function prints': ['run', 'f.mjs', 'said', ...ONE],
  'arguments and results': ['run', 'f.mjs', 'same', '--inputs', `[${literal}, {${literal}: ${literal}}]`],
  'arguments and results of a document': ['run', 'f.mjs', 'same', '--inputs', `[${literal}]`, '--json'],
  'what an import throws': ['run', 'throws.mjs', 'f', ...ONE],
  'the name of what an import throws': ['run', 'named.mjs', 'f', ...ONE],
  'a line of source': ['run', 'syntax.mjs', 'a', ...ONE],
  'a line of source that is listed': ['functions', 'syntax.mjs'],
  'a line of TypeScript': ['run', 'syntax.ts', 'a', ...ONE],
  'names and parameters of functions': ['functions', 'names.mjs'],
  'names and parameters of functions, as JSON': ['functions', 'names.mjs', '--json'],
  'the name of a function': ['run', 'f.mjs', EVIL, ...ONE],
  'the name of a file that throws': ['run', `${EVIL}.mjs`, 'sq', ...ONE],
  'the name of a file that is not there': ['run', `no${EVIL}.mjs`, 'sq', ...ONE],
  'the name of a file of inputs': ['run', 'f.mjs', 'bad', '--inputs-from', `${EVIL}.txt`],
  'a glob': ['run', 'f.mjs', 'sq', '--inputs-from', `${EVIL}*.no`],
  'an expression': ['run', 'f.mjs', 'sq', '--inputs', `${EVIL.replace('\u2028', '')} oops`],
  'what an expression throws': [
    'run',
    'f.mjs',
    'sq',
    '--inputs',
    `(() => { throw new Error(${literal}) })()`,
  ],
  'an export': ['run', 'f.mjs', 'sq', '--inputs-export', EVIL],
  'the head of a CSV file': ['run', 'f.mjs', 'sq', '--inputs-from', 'head.csv'],
  'a cell of a CSV file': ['run', 'f.mjs', 'same', '--inputs-from', 'cell.csv'],
  'a key of a JSON file': ['run', 'f.mjs', 'sq', '--inputs-from', 'key.json'],
  'a fault of a JSON file': ['run', 'f.mjs', 'sq', '--inputs-from', 'fault.json'],
  'a fault of a JSON Lines file': ['run', 'f.mjs', 'sq', '--inputs-from', 'fault.jsonl'],
  'a JSON pointer': ['run', 'f.mjs', 'sq', '--inputs-from', `key.json#/${EVIL}`],
  'an option': ['run', 'f.mjs', 'sq', `--${EVIL}`],
  'a command': [EVIL],
  'the value of an option': ['run', 'f.mjs', 'sq', ...ONE, '--mode', EVIL],
  'a number': ['run', 'f.mjs', 'sq', ...ONE, '--workers', EVIL],
  'a condition': ['run', 'f.mjs', 'sq', ...ONE, '--fail-if', EVIL],
  'the place of a record': ['run', 'f.mjs', 'sq', ...ONE, '--out', `f.mjs/${EVIL}.poolscope`],
  'a record that is written': ['run', 'f.mjs', 'sq', ...ONE, '--out', `${EVIL}.poolscope`],
  'the place of a summary': ['run', 'f.mjs', 'sq', ...ONE, '--summary', `f.mjs/${EVIL}.md`],
  'an earlier run that is none': ['run', 'f.mjs', 'sq', ...ONE, '--baseline', 'baseline.json'],
  'the function of an earlier run': ['run', 'f.mjs', 'sq', ...ONE, '--baseline', 'earlier.json'],
  'a run file that is none': ['export', 'foreign.poolscope', '--format', 'json'],
  'a format': ['export', 'foreign.poolscope', '--format', EVIL],
  'a list': ['simulate', 'foreign.poolscope', '--workers', EVIL],
};

describe('a text of a stranger that reaches a terminal', () => {
  it('has its signs shown, whichever way it took', { timeout: 60_000 }, async () => {
    const place = files();
    const wrong: string[] = [];
    const unseen: string[] = [];
    const ways = Object.entries(WAYS);
    const look = async () => {
      for (let next = ways.shift(); next; next = ways.shift()) {
        const [way, args] = next;
        const { stdout, stderr } = await place.poolscope(args);
        const said = stdout + stderr;
        if (OBEYED.test(said)) {
          wrong.push(`${way}: ${JSON.stringify(said)}`);
        }
        if (!/MARK|is not a Poolscope run|is no run|is damaged|condition/.test(said)) {
          unseen.push(`${way}: ${JSON.stringify(said)}`);
        }
      }
    };
    await Promise.all([look(), look(), look()]);
    expect(wrong).toEqual([]);
    expect(unseen).toEqual([]);
  });

  it('has its signs shown where it comes from poolscope.json', async () => {
    const wrong: string[] = [];
    for (const text of [
      config({ function: EVIL }),
      config({ file: EVIL }),
      config({ name: EVIL }),
      config({ mode: EVIL }),
      config({ [EVIL]: 1 }),
      `{ "configurations": [ ${EVIL} ] }`,
    ]) {
      const place = project({ 'f.mjs': 'export const sq = (n) => n;\n', '.vscode/poolscope.json': text });
      const { stdout, stderr, code } = await place.poolscope(['run', '--config', 'c']);
      expect(code).toBe(2);
      if (OBEYED.test(stdout + stderr)) {
        wrong.push(stderr);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('has its signs shown in each form that a run file of a stranger is exported in', async () => {
    const place = project({ 'f.mjs': 'export const sq = (n) => n * n;\n' });
    await place.poolscope(['run', 'f.mjs', 'sq', ...ONE, '--out', 'run.poolscope']);
    const path = place.path('run.poolscope');
    const store = await loadRun(path);
    const fn = { file: `/x/${EVIL}.mjs`, name: EVIL, line: 1 };
    store.header = {
      ...store.header,
      id: EVIL,
      poolscope: EVIL,
      function: { ...fn, name: 'sq' },
      functions: [fn],
      inputs: { ...store.header.inputs, source: EVIL, expression: `[${literal}]` },
      machine: { cores: 1, node: EVIL, platform: EVIL },
      outcome: 'failed',
      error: { name: EVIL, message: EVIL, stack: EVIL },
    };
    store.args.set(0, '["MARK\x9b2J\u202e\u2028\x7f"]');
    store.outcomes.set(0, JSON.stringify(EVIL));
    store.output.push({ at: 1, worker: 0, index: 0, stream: 'stdout', text: EVIL });
    const [life] = store.workers;
    if (life) {
      life.reason = EVIL;
    }
    await saveRun(path, store);
    const wrong: string[] = [];
    const looked: string[] = [];
    const forms =
      'json jsonl csv markdown chrome-trace joblog junit svg html code-poolscope code-workerpool code-worker-threads';
    for (const format of forms.split(' ')) {
      const { stdout, stderr } = await place.poolscope(['export', 'run.poolscope', '--format', format]);
      const all = format === 'html' ? stdout.replace(/<script>.*?<\/script>/gs, '') : stdout;
      looked.push(...(stderr === '' && all.length > 100 ? [format] : []));
      if (OBEYED.test(all + stderr)) {
        wrong.push(`${format}: ${JSON.stringify(OBEYED.exec(all + stderr))}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(looked.join(' ')).toBe(forms);
    const { stdout: simulated } = await place.poolscope(['simulate', 'run.poolscope']);
    expect(simulated).not.toMatch(OBEYED);
  });

  it('has no look but those of Poolscope on a terminal', async () => {
    const place = files();
    const terminal = 'process.stdout.isTTY = process.stderr.isTTY = true; process.stdout.columns = 200;';
    const options = {
      flags: ['--import', `data:text/javascript,${terminal}`],
      env: { NO_COLOR: undefined, TERM: 'xterm' },
    };
    const looks = /\p{Cc}\[(?:1|2|22|31|32|39)m/gu;
    // The bar hides and shows the cursor, stops the wrapping of lines, and takes itself away.
    const bar = /\p{Cc}(?:[78]|\[(?:\?25[hl]|\?7[hl]|\d*[GKJ]))|\r/gu;
    for (const args of [
      WAYS['what a function throws'],
      WAYS['names and parameters of functions'],
      WAYS['an option'],
    ]) {
      const { stdout, stderr } = await place.poolscope(args as string[], options);
      expect(stdout.replace(looks, '') + stderr.replace(bar, '')).not.toMatch(OBEYED);
      expect(stdout + stderr).toContain('MARK');
    }
  });

  it('is no command to a CI service, and no second line of a summary', async () => {
    const place = project({
      'f.mjs':
        'export const f = (n) => n; throw new Error("no\\n::error file=a::injected\\n##vso[task.setvariable variable=x]y");\n',
      'g.mjs': 'export const sq = (n) => n;\n',
      '@octocat.json': JSON.stringify({
        format: 'poolscope-run',
        function: { name: 'sq' },
        mode: 'map',
        outcome: 'completed',
        metrics: { wall: 1, tasks: 1, workers: 1, duration: null },
      }),
    });
    const env = { GITHUB_ACTIONS: 'true' };
    const { stderr } = await place.poolscope(['run', 'f.mjs', 'f', ...ONE], { env });
    expect(stderr).toContain('injected');
    expect(stderr).not.toMatch(/^\s*::|##vso\[/m);
    await place.poolscope(
      [
        'run',
        'g.mjs',
        'sq',
        ...ONE,
        '--baseline',
        '@octocat.json',
        '--summary',
        'sum.md',
        '--fail-if',
        'failed>0',
      ],
      { env },
    );
    const summary = await readFile(place.path('sum.md'), 'utf8');
    expect(summary).toContain('`@octocat.json`');
    expect(summary).toContain('`failed>0`');
    expect(summary).toMatch(/^## ✅ sq, map on /);
  });

  it('arrives whole where it is honest', async () => {
    const place = project({ 'f.mjs': 'export const same = (x) => x;\n' });
    const honest = '👩‍👩‍👧 مرحبا שלום e\u0301 क्\u200dष 日本';
    const { document } = await place.json([
      'run',
      'f.mjs',
      'same',
      '--inputs',
      JSON.stringify([honest, EVIL]),
    ]);
    expect(document.results).toEqual([honest, EVIL]);
    const { stderr } = await place.poolscope(['run', `${honest}.mjs`, 'same', ...ONE]);
    expect(stderr).toContain(honest);
  });
});
