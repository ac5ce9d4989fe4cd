import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** A folder with a space in its name, as people have them. */
const folder = mkdtempSync(join(tmpdir(), 'poolscope package '));
const project = join(folder, 'project');
const isWindows = process.platform === 'win32';

/** Runs a program in the project. @returns what it printed; fails with what it said when it went wrong */
function run(command: string, args: string[], cwd = project): string {
  const done = spawnSync(command, args, { cwd, encoding: 'utf8', shell: isWindows, timeout: 300_000 });
  expect(`${done.stderr}${done.status === 0 ? '' : done.stdout}${done.error ?? ''}`).toBe('');
  return done.stdout;
}

beforeAll(() => {
  mkdirSync(project);
  run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], root);
  const [archive] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  writeFileSync(join(project, 'package.json'), '{ "name": "project", "private": true }');
  // Without a registry: the package must bring all it needs.
  run('npm', [
    'install',
    '--silent',
    '--offline',
    '--no-audit',
    '--no-fund',
    join(folder, archive as string),
  ]);
}, 600_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const WORK = 'export const square = (n) => n * n;\n';

describe('the package, installed in an empty project', () => {
  test('is used from an ES module', () => {
    writeFileSync(join(project, 'work.mjs'), WORK);
    writeFileSync(
      join(project, 'main.mjs'),
      `import { Pool, task } from 'poolscope';
       const square = task(new URL('./work.mjs', import.meta.url), 'square');
       await using pool = new Pool({ workers: 2 });
       console.log(JSON.stringify(await pool.map(square, [1, 2, 3])));`,
    );
    expect(run(process.execPath, ['main.mjs'])).toBe('[1,4,9]\n');
  });

  test('is used from CommonJS, on process workers, too', () => {
    writeFileSync(join(project, 'work.cjs'), 'exports.cube = (n) => n ** 3;\n');
    writeFileSync(
      join(project, 'main.cjs'),
      `const { join } = require('node:path');
       const { Pool, TimeoutError, task } = require('poolscope');
       async function main() {
         const pool = new Pool({ workers: 1, workerType: 'process', record: true });
         const cube = task(join(__dirname, 'work.cjs'), 'cube');
         const results = [];
         for await (const result of pool.imap(cube, [1, 2, 3])) results.push(result);
         pool.close();
         await pool.join();
         console.log(JSON.stringify(results), pool.record.tasks.length, typeof TimeoutError);
       }
       main();`,
    );
    expect(run(process.execPath, ['main.cjs'])).toBe('[1,8,27] 3 function\n');
  });

  test('is used from TypeScript, with types that know the function', () => {
    writeFileSync(
      join(project, 'work.mts'),
      'export function area(width: number, height: number): number {\n  return width * height;\n}\n',
    );
    writeFileSync(
      join(project, 'main.mts'),
      `import { Pool, type PoolRecord, task, WorkerDiedError } from 'poolscope';
       const area = task<typeof import('./work.mts').area>(new URL('./work.mts', import.meta.url), 'area');
       const pool = new Pool({ workers: 2, record: true });
       const areas: number[] = await pool.starmap(area, [[1, 2], [3, 4]]);
       // @ts-expect-error: a number is no string
       const wrong: string = await pool.apply(area, [1, 2]);
       const later = pool.applyAsync(area, [5, 6], undefined, { callback: (value) => console.log(value.toFixed(1)) });
       await later.get(60_000).catch((error: unknown) => error instanceof WorkerDiedError && error.exitCode);
       const record: PoolRecord | null = pool.record;
       console.log(JSON.stringify(areas), wrong, record?.tasks[0]?.status);
       pool.close();
       await pool.join();`,
    );
    expect(run(process.execPath, ['--disable-warning=ExperimentalWarning', 'main.mts'])).toBe(
      '30.0\n[2,12] 2 ok\n',
    );
    for (const module of ['nodenext', 'preserve']) {
      expect(typecheck('main.mts', module)).toBe('');
    }
  });

  test('is typed for a CommonJS TypeScript file', () => {
    writeFileSync(
      join(project, 'use.cts'),
      `import { Pool, task } from 'poolscope';
       export const doubled: Promise<unknown[]> = new Pool().map(task('/work.js', 'double'), [1, 2]);`,
    );
    expect(typecheck('use.cts', 'nodenext')).toBe('');
  });

  test('brings the schema of the record', () => {
    writeFileSync(
      join(project, 'schema.mjs'),
      `import schema from 'poolscope/record.schema.json' with { type: 'json' };
       console.log(schema.title);`,
    );
    expect(run(process.execPath, ['--disable-warning=ExperimentalWarning', 'schema.mjs'])).toBe(
      'The record of a run, version 1\n',
    );
  });

  test('brings its command', () => {
    const [version] = run('npx', ['--no-install', 'poolscope', '--version']).split('\n');
    const manifest = readFileSync(join(root, 'package.json'), 'utf8');
    expect(version).toBe(JSON.parse(manifest).version);
    const document = JSON.parse(
      run('npx', [
        '--no-install',
        'poolscope',
        ...['run', 'work.mjs', 'square', '--inputs', '[2]', '--json', '--quiet'],
      ]),
    );
    expect(document.results).toEqual([4]);
  });
});

function typecheck(file: string, module: string): string {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const types = join(root, 'node_modules', '@types');
  const options = ['--noEmit', '--strict', '--target', 'es2024', '--lib', 'esnext', '--module', module];
  return run(process.execPath, [
    tsc,
    ...options,
    '--allowImportingTsExtensions',
    '--typeRoots',
    types,
    '--types',
    'node',
    file,
  ]);
}
