import { describe, expect, it } from 'vitest';
import { below, canonicalPath, readPath, spellPath } from '../../src/functionPath.js';
import { findFunctions } from '../../src/functions/index.js';
import { readModule } from '../../src/runner/readModule.js';
import { files, OTHERS, WHOLES } from './nameForms.js';
import { LIBRARY, type Project, project } from './program.js';

interface Listed {
  name: string;
  runnable: boolean;
  kind: string;
}
/** Each function that can be had from a file: its keys from the top, and what it gives for 3; null for a generator. */
type Had = [keys: string[], gives: unknown][];

/** Loads the files and looks at what they give away, as no parser can. */
const LOOK = `
  import { pathToFileURL } from 'node:url';
  import { inspect, types } from 'node:util';
  const isClass = (value) => typeof value === 'function' && /^class\\b/.test(Function.prototype.toString.call(value));
  const all = {};
  for (const file of process.argv.slice(2)) {
    const found = [];
    const look = async (value, keys, owner, seen) => {
      if (value === null || !/object|function/.test(typeof value) || seen.has(value) || keys.length > 4) return;
      if (types.isMap(value) || types.isPromise(value)) return;
      if (typeof value === 'function' && !isClass(value)) {
        const isGenerator = types.isGeneratorFunction(value);
        found.push([keys, isGenerator ? null : await value.call(owner, 3)]);
      }
      const names = new Set();
      for (let at = value; at && (at === value || typeof value !== 'function' || isClass(at)) && at !== Object.prototype && at !== Function.prototype && at !== Array.prototype; at = Object.getPrototypeOf(at)) {
        for (const name of Object.getOwnPropertyNames(at)) {
          if (typeof value !== 'function' || !['length', 'name', 'prototype', 'arguments', 'caller'].includes(name)) names.add(name);
        }
      }
      for (const name of names) await look(value[name], [...keys, name], value, new Set([...seen, value]));
    };
    const module = await import(pathToFileURL(file).href);
    const exported = file.endsWith('.cjs') && typeof module.default === 'object' ? module.default : module;
    if (file.endsWith('.cjs') && exported === module) {
      await look(module.default, ['default'], undefined, new Set());
    } else {
      for (const name of Object.keys(exported)) await look(exported[name], [name], undefined, new Set());
    }
    all[file] = found;
  }
  console.log(JSON.stringify(all));`;

/** What is listed of each file against what it gives away; runs all that is listed as runnable by its very name. */
async function compare(here: Project, names: readonly string[]): Promise<void> {
  const looked = await here.start([here.path('look.mjs'), ...names], { flags: ['--no-warnings'] });
  expect(looked.stderr).toBe('');
  const all = JSON.parse(looked.stdout) as Record<string, Had>;
  for (const file of names) {
    const listed: Listed[] = findFunctions(here.read(file), here.path(file), readModule);
    const had = (all[file] as Had).map(([keys, gives]) => ({ name: nameOf(keys, file), gives }));
    const runnable = listed.filter((each) => each.runnable).map(({ name }) => name);
    const byName = new Map(listed.map((each) => [each.name, each]));
    for (const { name, gives } of had) {
      // One function may be exported under several names: it is listed by its own, and run by each of them.
      const isListed = byName.get(name);
      if (isListed) {
        expect({ file, name, runnable: isListed.runnable }).toEqual({ file, name, runnable: gives !== null });
      }
    }
    const wanted = [
      ...new Set([...runnable, ...had.filter(({ gives }) => gives !== null).map(({ name }) => name)]),
    ];
    const [first] = wanted;
    const inputs = JSON.stringify(wanted.map((name) => ({ function: name, args: [3] })));
    const run = await here.json(
      ['run', file, first as string, '--mode', 'apply', '--inputs', inputs, '--workers', '1'],
      { flags: [] },
    );
    // What some of them give for a number cannot be sent, or they need another one: they have been found all the same.
    const refused = run.code === 2 ? run.stderr : null;
    expect({ file, refused }).toEqual({ file, refused: null });
    const given = new Map(wanted.map((name, i) => [name, run.document.tasks[i].value]));
    const lost = run.document.tasks.filter(
      ({ error }: { error?: { name: string } }) => error?.name === 'LoadError',
    );
    expect({ file, lost }).toEqual({ file, lost: [] });
    for (const { name, gives } of had.filter((each) => each.gives !== null)) {
      expect({ file, name, gives: given.get(name) }).toEqual({ file, name, gives });
    }
    // What is had is listed, by this name or by the one that it has in the file.
    const missing = had.filter(({ name }) => !byName.has(name)).map(({ name }) => name);
    const aliases = missing.filter(
      (name) => !/^(a name of |\["a name of )/.test(name) && !isAlias(name, file),
    );
    expect({ file, aliases }).toEqual({ file, aliases: [] });
  }
}

/** Names that stand beside the function's own in the file: it is listed once. */
const isAlias = (name: string, file: string) =>
  /^name\d+$/.test(name) || (file.endsWith('.cjs') && /name\d+("\])?$/.test(name)) || name === 'default.f';

const nameOf = (keys: string[], file: string) =>
  file === 'class.mjs' && keys[0] === 'default' ? spellPath(['Tool', ...keys.slice(1)]) : spellPath(keys);

describe('what functions lists and what run runs', () => {
  it.each([1, 2])('are the same in files of any form (%i)', async (seed) => {
    const made = files(seed);
    const here = project({ ...OTHERS, ...made, 'look.mjs': LOOK });
    await compare(here, Object.keys(made));
  });

  it('are the same where a file exports one thing as a whole, and in TypeScript', async () => {
    const here = project({ ...OTHERS, ...WHOLES, 'look.mjs': LOOK });
    await compare(here, ['whole.cjs', 'object.mjs', 'default.mjs', 'class.mjs']);
    const lists = async (file: string) =>
      (JSON.parse((await here.poolscope(['functions', file, '--json'])).stdout) as Listed[])
        .filter((each) => each.runnable)
        .map(({ name }) => name);
    expect(await lists('single.cjs')).toEqual(['default', 'helper']);
    expect(await lists('wrapped.cjs')).toContain('default');
    expect(await lists('typed.ts')).toEqual(expect.arrayContaining(['typed', 'table.a-b', 'inner']));
    for (const [file, ...names] of [
      ['single.cjs', 'default', 'helper'],
      ['wrapped.cjs', 'default'],
      ['typed.ts', 'typed', 'table.a-b', 'inner', 'table["a-b"]'],
    ]) {
      const inputs = JSON.stringify(names.map((name) => ({ function: name, args: [3] })));
      const run = await here.json([
        'run',
        file as string,
        names[0] as string,
        '--mode',
        'apply',
        '--inputs',
        inputs,
      ]);
      expect({ file, code: run.code }).toEqual({ file, code: 0 });
    }
  });

  it('the library takes the same names', async () => {
    const here = project({
      'work.mjs':
        'export const commands = { "list-users": (n) => n + 1, "a.b": (n) => n + 2, 1: (n) => n + 3 };\nconst f = (n) => n + 4;\nexport { f as "odd name" };',
      'main.mjs': `
        import { Pool, task } from ${JSON.stringify(LIBRARY)};
        await using pool = new Pool({ workers: 1 });
        const call = (name) => pool.apply(task(new URL('./work.mjs', import.meta.url), name), [1]);
        const names = ['commands.list-users', 'commands["list-users"]', "commands['a.b']", 'commands[1]', 'commands.1', '["odd name"]', 'f'];
        console.log(JSON.stringify(await Promise.all(names.map(call))));`,
    });
    const { stdout, stderr } = await here.program('main.mjs');
    expect({ stdout, stderr }).toEqual({ stdout: '[2,2,3,4,4,5,5]\n', stderr: '' });
  });
});

describe('Copy as Code', () => {
  it('calls a function by any name that it may have, and keeps a limit of any length', async () => {
    const here = project({ 'work.mjs': 'export const table = { deep: { "it\'s": (n) => n + 1 } };\n' });
    const name = `table.deep["it's"]`;
    const options = ['--inputs', '[1, 2]', '--workers', '1', '--timeout', '3e9', '--out', 'r.poolscope'];
    expect((await here.poolscope(['run', 'work.mjs', name, ...options])).code).toBe(0);
    await here.poolscope(['export', 'r.poolscope', '--format', 'code-worker-threads', '--out', 'main.mjs']);
    expect(await here.program('main.mjs')).toMatchObject({ code: 0, stdout: '[ 2, 3 ]\n', stderr: '' });
    const ours = await here.poolscope(['export', 'r.poolscope', '--format', 'code-poolscope']);
    here.write('ours.mjs', ours.stdout.replace("'poolscope'", JSON.stringify(LIBRARY)));
    expect(await here.program('ours.mjs')).toMatchObject({ code: 0, stdout: '[ 2, 3 ]\n', stderr: '' });
  });
});

describe('the spelling of names', () => {
  it('tells every path apart, and is read back', () => {
    const keys = [
      'a',
      '',
      'a.b',
      '[0]',
      '"',
      "'",
      '\\',
      'two words',
      '#x',
      '\n',
      '\u202e',
      '1',
      '\ud800',
      '`',
      'é',
    ];
    const paths = keys.flatMap((one) => keys.map((other) => [one, other]));
    const spelt = paths.map((path) => spellPath(path));
    expect(new Set(spelt).size).toBe(paths.length);
    expect(spelt.map(readPath)).toEqual(paths);
    for (const text of spelt) {
      expect(text).not.toMatch(/[\p{Cc}\u202e]/u);
    }
    expect(spelt.map(canonicalPath)).toEqual(spelt);
    expect(below('commands', 'list-users')).toBe('commands.list-users');
    for (const none of ['a..b', 'f()', '1st', 'a b', 'a[', 'a[b]', 'a["b]', '.a', 'a.', '', 'Class#method']) {
      expect(readPath(none)).toBeNull();
    }
  });
});
