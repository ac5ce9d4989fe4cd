import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RunFiles } from '../../../src/editor/history/files.js';
import { loadRun } from '../../../src/storage/index.js';
import { ASKED } from './asked.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** What a window does when a run of it ends, and what its view of the history does all the while. */
const WINDOW = `
import { RunFiles } from './src/editor/history/files.ts';
import { run } from './test/unit/record/fixture.ts';
const [folder, name, count, most] = process.argv.slice(2);
const files = new RunFiles(folder);
let isOver = false;
const faults = [];
const view = async () => {
  while (!isOver) {
    for (const { fault } of await files.list()) if (fault !== null) faults.push(fault);
    await new Promise(setImmediate);
  }
};
const finish = async () => {
  for (let i = 0; i < Number(count); i++) {
    const id = name + String(i).padStart(7, '0') + '-run';
    const startedAt = Date.UTC(2026, 0, 1) + i * 1000;
    await files.save(run('map', [{ arg: 1, ms: 5, value: 2 }], { id, startedAt }), ${JSON.stringify(ASKED)});
    await files.prune({ runs: Number(most), bytes: 1e9 });
  }
  isOver = true;
};
await Promise.all([finish(), view(), view()]);
console.log(JSON.stringify(faults));
`;

describe('two windows on one workspace, each of which ends run after run', () => {
  let folder: string;
  let script: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'windows-'));
    script = join(folder, 'window.mjs');
    const options = {
      bundle: true,
      platform: 'node',
      format: 'esm',
      write: false,
      logLevel: 'silent',
    } as const;
    const stdin = { contents: WINDOW, resolveDir: ROOT, loader: 'ts' } as const;
    const banner = { js: "import { createRequire } from 'node:module'; const require = createRequire('/');" };
    const { outputFiles } = await build({ stdin, ...options, banner });
    await writeFile(script, outputFiles[0]?.text ?? '');
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** A process as a window's extension host. @returns the runs that it saw damaged */
  async function window(name: string, count: number, most: number): Promise<string[]> {
    const args = [script, join(folder, 'runs'), name, String(count), String(most)];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (text) => {
      said += text;
    });
    await new Promise((resolve) => child.on('close', resolve));
    return JSON.parse(said) as string[];
  }

  it('lose none, and each keeps what it was asked for', async () => {
    const faults = await Promise.all([window('a', 30, 1000), window('b', 30, 1000)]);
    expect(faults).toEqual([[], []]);
    const runs = await new RunFiles(join(folder, 'runs')).list();
    const wanted = ['a', 'b'].flatMap((name) =>
      Array.from({ length: 30 }, (_, i) => `${name}${String(i).padStart(7, '0')}-run`),
    );
    expect(runs.map(({ summary }) => summary?.id).sort()).toEqual(wanted);
    expect(runs.filter(({ summary }) => summary?.request?.function !== 'f')).toEqual([]);
    for (const { file } of runs) {
      expect((await loadRun(file)).tasks.length).toBe(1);
    }
  });

  it('that prune at the same time keep the newest, list nothing damaged, and leave nothing behind', async () => {
    const faults = await Promise.all([window('a', 60, 8), window('b', 60, 8)]);
    expect(faults).toEqual([[], []]);
    const files = new RunFiles(join(folder, 'runs'));
    await files.prune({ runs: 8, bytes: 1e9 });
    const runs = await files.list();
    expect(runs.map(({ summary }) => summary?.startedAt)).toEqual(
      [59, 59, 58, 58, 57, 57, 56, 56].map((i) => Date.UTC(2026, 0, 1) + i * 1000),
    );
    const names = (await readdir(files.folder)).filter((name) => name !== 'pruned.json');
    expect(names.filter((name) => name.endsWith('.poolscope'))).toHaveLength(8);
    expect(names).toHaveLength(16);
  });
});
