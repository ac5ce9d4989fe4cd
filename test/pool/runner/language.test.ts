// Each bundle has its own copy of what looks sentences up, and a run's process has one, too: all of them speak the
// language that they are given. It is a made-up one here, in which every sentence stands in [[ ]].
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundlePath } from '../../../src/bundles.js';
import { startPreview } from '../../../src/runner/previewClient.js';
import { endRuns, FIXTURES, request, start } from './harness.js';

const list = new URL('../../../l10n/bundle.l10n.json', import.meta.url);
const contents = Object.fromEntries(
  Object.keys(JSON.parse(readFileSync(list, 'utf8'))).map((key) => [key, `[[${key}]]`]),
);
const sentences = join(tmpdir(), `sentences-${process.pid}.json`);
writeFileSync(sentences, JSON.stringify(contents));
const require = createRequire(import.meta.url);
const NAMES = ['functions', 'requests', 'running', 'project', 'configs', 'exports', 'pages'];
const bundle = (name: string) => require(bundlePath(`${name}.cjs`));

function thrown(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was thrown';
}

/** How a run ended that was asked for in the language of a file. */
async function ended(inputs: unknown, file: string) {
  const run = start(request('work.ts', 'square', inputs), { sentences: file });
  return { end: await run.ended, store: run.store };
}

afterEach(endRuns);
afterAll(() => rmSync(sentences, { force: true }));

describe('the bundles that the editor loads late', () => {
  const speak = (what: object) => {
    for (const name of NAMES) {
      bundle(name).speak(what);
    }
  };
  beforeEach(() => speak(contents));
  afterEach(() => speak({}));

  const refusals: Record<string, () => unknown> = {
    functions: () => bundle('functions').findFunction('const a = 1;', '/a.ts', 'b'),
    requests: () => bundle('requests').requestFrom({ file: 'a.ts', function: 'f', mode: 'fold' }, '/'),
    running: () => bundle('running').startRun({ ...request('work.ts', 'square', [1]), cwd: '/nowhere' }),
    project: () => {
      throw new Error(bundle('project').project.lostAlias('#none', '/nowhere/a.ts'));
    },
    configs: () => bundle('configs').parseConfigurations('{ "configurations": 1 }', '/p.json'),
    exports: () => bundle('exports').formatNamed('pdf'),
    pages: () => {
      throw new Error(bundle('pages').howMeasured({ tasks: 3, of: 3, rounds: 1, interval: null } as never));
    },
  };

  it.each(NAMES)('%s speaks what it is given, to the last word', (name) => {
    bundle(name).speak({});
    expect(thrown(refusals[name] as () => unknown)).not.toContain('[[');
    bundle(name).speak(contents);
    expect(thrown(refusals[name] as () => unknown)).toMatch(/\[\[.*\]\]/s);
  });

  it('has inputs in the same language', async () => {
    const { arraysIn, inputsInWords } = bundle('requests');
    expect(inputsInWords({ kind: 'glob', pattern: '*.md' })).toBe('[[glob *.md]]');
    await expect(arraysIn(join(FIXTURES, 'nowhere.json'))).resolves.toEqual([]);
  });

  it('says what must be another value in the same language', () => {
    const text = '{ "configurations": [{ "name": "a", "file": "a.ts", "function": "f", "workers": "two" }] }';
    expect(thrown(() => bundle('configs').parseConfigurations(text, '/p.json'))).toBe(
      '/p.json:1:70: [["workers" must be [[a whole number]], not "two".]]',
    );
  });
});

describe("a run's process", () => {
  it('refuses in the language of whoever asked for the run', async () => {
    const { end } = await ended('42', sentences);
    expect(end).toMatchObject({ kind: 'refused', message: expect.stringContaining('[[the number 42]]') });
  });

  it('says so of inputs that are only looked at, too', async () => {
    const { file, mode, cwd } = request('work.ts', 'square', []);
    const inputs = { kind: 'glob', pattern: 'nothing*.here' } as const;
    const end = await startPreview({ file, mode, cwd, inputs }, { sentences }).ended;
    expect(end).toMatchObject({ kind: 'refused', message: expect.stringMatching(/^\[\[No file matches/) });
  });

  it('does not show the code of a person where the sentences are, and records in one language', async () => {
    const { store } = await ended('Object.keys(process.env).filter((k) => /SENTENCES/.test(k))', sentences);
    expect(store?.header.inputs).toMatchObject({ source: expect.stringMatching(/^expression /), count: 0 });
  });

  it.each(['thread', 'process'] as const)('nor its tasks, on a worker of type %s', async (workerType) => {
    const file = join(tmpdir(), `names-${process.pid}.mjs`);
    writeFileSync(
      file,
      'export const names = (part) => Object.keys(process.env).filter((k) => k.includes(part));',
    );
    const run = start({ ...request('', 'names', ['SENTENCES']), file, workerType }, { sentences });
    await run.ended;
    rmSync(file);
    expect([...(run.store?.outcomes ?? [])]).toEqual(['[]']);
  });

  it.each(['/no/such/file.json', bundlePath('runner.cjs')])(
    'speaks English without them: %s',
    async (file) => {
      const { end } = await ended('42', file);
      expect(end).toMatchObject({ kind: 'refused', message: expect.stringContaining('the number 42') });
      expect(JSON.stringify(end)).not.toContain('[[');
    },
  );
});
