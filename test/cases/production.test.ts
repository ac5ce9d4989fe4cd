import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { project } from './program.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = mkdtempSync(join(tmpdir(), 'poolscope-production-'));

beforeAll(() => {
  const build = ['scripts/build.mjs', '--production', '--out', dist, 'index', 'worker', 'commands', 'serve'];
  execFileSync(process.execPath, build, { cwd: root });
});
afterAll(() => rmSync(dist, { recursive: true, force: true }));

/** The names that a section of docs/api.md lists. */
function documented(...sections: string[]): string[] {
  const lines = readFileSync(join(root, 'docs/api.md'), 'utf8').split('\n');
  return sections.flatMap((section) => {
    const line = lines.find((each) => each.startsWith(`- **${section}**:`)) ?? '';
    return [...line.matchAll(/\[(\w+)\]/g)].map(([, name]) => name as string);
  });
}

describe('the library as it is published', () => {
  const values = documented('Functions', 'Classes', 'Errors');

  it('exports what docs/api.md lists, under the same names, as an ES module and for require', async () => {
    expect(values).toContain('AsyncResult');
    const print =
      'console.log(JSON.stringify(Object.entries(library).map(([name, value]) => [name, value.name])));';
    for (const module of ['esm', 'cjs'] as const) {
      const file = module === 'esm' ? 'main.mjs' : 'main.cjs';
      const { stdout } = await project({ [file]: library(module) + print }).program(file);
      expect(JSON.parse(stdout).sort()).toEqual(values.map((name) => [name, name]).sort());
    }
    const types = readFileSync(join(root, 'src/index.ts'), 'utf8');
    const all = readFileSync(join(root, 'docs/api.md'), 'utf8').matchAll(/^### (\w+)$/gm);
    for (const [, name] of all) {
      expect(types).toMatch(new RegExp(`\\b${name}\\b`));
    }
  });

  const library = (module: 'esm' | 'cjs') =>
    module === 'esm'
      ? `import * as library from ${JSON.stringify(pathToFileURL(join(dist, 'index.js')).href)};`
      : `const library = require(${JSON.stringify(join(dist, 'index.cjs'))});`;
  const files = {
    'work.cjs': `exports.die = () => process.exit(3);
      exports.fail = () => { throw new TypeError('mine'); };
      exports.fine = (n) => n;
      exports.gives = () => () => {};
      exports.slow = () => new Promise((done) => setTimeout(done, 2000));`,
  };
  const BODY = `
    const { Pool, task, AsyncResult, PoolIterator } = library;
    const { join } = process.getBuiltinModule('node:path');
    const f = (name) => task(join(process.cwd(), 'work.cjs'), name);`;

  it('an error that nobody catches is told by its name, in a page at most', async () => {
    const uncaught = {
      die: /^WorkerDiedError: /m,
      fail: /^TypeError: mine$/m,
      none: /^LoadError: /m,
      gives: /^\[?MaybeEncodingError: /m,
    };
    for (const [name, words] of Object.entries(uncaught)) {
      for (const module of ['esm', 'cjs'] as const) {
        const file = `main.${module === 'esm' ? 'mjs' : 'cjs'}`;
        const here = project({
          ...files,
          [file]: `${library(module)}${BODY} new Pool({ workers: 1 }).apply(f('${name}'));`,
        });
        const { code, stderr } = await here.program(file);
        expect(code).toBe(1);
        expect(stderr).toMatch(words);
        expect(stderr.length).toBeLessThan(4000);
        expect(Math.max(...stderr.split('\n').map((line) => line.length))).toBeLessThan(500);
      }
    }
  });

  it('what is shown of it has its own names', async () => {
    const here = project({
      ...files,
      'main.mjs': `${library('esm')}${BODY}
        import { inspect } from 'node:util';
        const pool = new Pool({ workers: 2 });
        const shown = async (ask) => { try { return inspect(await ask()); } catch (error) { return inspect(error); } };
        const told = [
          inspect(pool, { depth: 0 }),
          inspect(pool.applyAsync(f('fine'), [1]), { depth: 0 }),
          inspect(pool.imap(f('fine'), [1]), { depth: 0 }),
          String(pool.applyAsync(f('fine'), [1]) instanceof AsyncResult && pool.imap(f('fine'), [1]) instanceof PoolIterator),
          await shown(() => pool.apply(f('die'))),
          await shown(() => pool.applyAsync(f('slow')).get(1)),
          await shown(() => pool.apply(f('slow'), [], undefined, { timeout: 20 })),
          await shown(() => new Pool({ workers: 0 })),
        ];
        await pool.terminate();
        console.log(JSON.stringify(told.map((text) => text.split('\\n')[0])));`,
    });
    const { stdout, stderr } = await here.program('main.mjs');
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual([
      expect.stringMatching(/^Pool \{/),
      expect.stringMatching(/^AsyncResult \{/),
      expect.stringMatching(/^PoolIterator \{/),
      'true',
      expect.stringMatching(/^WorkerDiedError: /),
      expect.stringMatching(/^TimeoutError: /),
      expect.stringMatching(/^TimeoutError: /),
      expect.stringMatching(/^RangeError: workers must be /),
    ]);
  });
});

describe('every bundle that is published', () => {
  it('has no line so long that an uncaught error would print a screen of it', () => {
    for (const name of ['index.js', 'index.cjs', 'worker.cjs', 'commands.js', 'serve.cjs']) {
      const lines = readFileSync(join(dist, name), 'utf8').split('\n');
      expect(lines.length).toBeGreaterThan(100);
      // A text of a source in one piece cannot be broken.
      expect({ name, long: lines.filter((line) => line.length > 20_000).length }).toEqual({ name, long: 0 });
    }
  });
});
