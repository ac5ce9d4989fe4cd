import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { type RunDocument, run } from './support/runs.js';
import { until, write } from './support/workspace.js';

interface Process {
  pid: number;
  parent: number;
  command: string;
}

/** All processes of this machine. */
function processes(): Process[] {
  if (process.platform !== 'linux') {
    const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,command='], { encoding: 'utf8' })
      .trim()
      .split('\n');
    return lines.map((line) => {
      const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      return { pid: Number(pid), parent: Number(parent), command };
    });
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return [
          { pid: Number(name), parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]), command },
        ];
      } catch {
        return []; // It ended meanwhile.
      }
    });
}

/** Everything below this extension host that belongs to a run. */
function ofRuns(): Process[] {
  const all = processes();
  const below = [process.pid];
  for (const parent of below) {
    below.push(...all.filter((each) => each.parent === parent).map((each) => each.pid));
  }
  return all.filter((each) => below.includes(each.pid) && /(runner|worker)\.cjs/.test(each.command));
}

/** Those of a file's tasks, wherever they hang. */
const withMark = (mark: string) => processes().filter((each) => each.command.includes(mark));

describe('the processes of a run', () => {
  const WORK = `import { spawn } from 'node:child_process';
export function work(what) {
  if (what === 'child') spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'left-behind-by-a-task'], { stdio: 'ignore' });
  if (what === 'throw') throw new Error('x');
  return new Promise((done) => { if (what !== 'hang') setTimeout(done, 20, what); });
}
`;
  for (const workerType of ['thread', 'process']) {
    for (const inputs of [
      ['a', 'b', 'c'],
      ['a', 'throw', 'child'],
    ]) {
      it(`are gone when it has ended (${workerType}: ${inputs})`, async () => {
        const file = write('processes/work.mjs', WORK);
        await run({ file, function: 'work', inputs, workers: 2, workerType, mode: 'map' });
        assert.deepEqual(ofRuns(), []);
        await until(() => withMark('left-behind-by-a-task').length === 0, 'a child of a task is left');
      });
    }

    it(`are there while it goes on, and gone when it was cancelled (${workerType})`, async () => {
      const file = write('processes/work.mjs', WORK);
      const running = run({
        file,
        function: 'work',
        inputs: ['child', 'hang', 'hang'],
        workers: 2,
        workerType,
        mode: 'map',
      });
      await until(() => withMark('left-behind-by-a-task').length > 0, 'the run did not begin');
      assert.equal(ofRuns().length, workerType === 'thread' ? 1 : 3);
      await vscode.commands.executeCommand('poolscope.cancel');
      const { outcome }: RunDocument = await running;
      assert.equal(outcome, 'cancelled');
      assert.deepEqual(ofRuns(), []);
      await until(() => withMark('left-behind-by-a-task').length === 0, 'a child of a task is left');
    });
  }
});
