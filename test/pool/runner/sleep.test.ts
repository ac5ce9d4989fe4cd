import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isAlive, newFolder, range, until } from '../harness.js';
import { request, start } from './harness.js';
import { expectSoundRecord } from './invariants.js';

interface Pids {
  runner: number;
  worker: number;
}

/** A run whose two tasks spin. */
async function spinning() {
  const folder = newFolder();
  const inputs = range(2).map((i) => ({ folder, i, spin: true }));
  const handle = start(request('processes.ts', 'maybeSpin', inputs, { workerType: 'process', chunksize: 1 }));
  const found = () => readdirSync(folder).filter((file) => file.endsWith('.json'));
  await until(() => found().length === 2, 'both tasks spin');
  const pids = found().map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Pids);
  return { handle, folder, runner: pids[0]?.runner as number, pids };
}

describe.skipIf(process.platform === 'win32')(
  'a runner that stands still, as when the machine sleeps',
  () => {
    test('goes on where it was: every task has its result', async () => {
      const { handle, folder, runner } = await spinning();
      process.kill(runner, 'SIGSTOP');
      writeFileSync(join(folder, 'go'), '');
      await new Promise((resolve) => setTimeout(resolve, 500));
      process.kill(runner, 'SIGCONT');
      expect(await handle.ended).toMatchObject({ kind: 'ended', header: { outcome: 'completed' } });
      if (handle.store) {
        expectSoundRecord(handle.store);
      }
    });

    test('is ended by a cancel, with all that it has started', async () => {
      const { handle, runner, pids } = await spinning();
      process.kill(runner, 'SIGSTOP');
      handle.cancel();
      expect(await handle.ended).toMatchObject({ kind: 'ended', header: { outcome: 'cancelled' } });
      await until(
        () => !pids.some(({ runner: a, worker: b }) => isAlive(a) || isAlive(b)),
        'no process is left',
      );
    });
  },
);
