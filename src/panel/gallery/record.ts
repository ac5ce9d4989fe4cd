import type { Mode } from '../../record/modes.js';
import { type RunHeader, Status } from '../../record/schema.js';
import { RunStore } from '../../record/store.js';
import { finish } from '../../steps.js';
import { type Derived, derive } from '../derive.js';
import runs from './runs.json' with { type: 'json' };

/** A recorded run without its values, as `scripts/gallery.mjs` writes it: times in hundredths of a millisecond. */
interface Slim {
  name: string;
  mode: string;
  workers: number;
  chunksize: number | null;
  cores: number;
  wall: number;
  lives: number[][];
  caller: number[][];
  tasks: number[][];
}

const UNIT = 100;

/** The record of a run of the gallery, and all that the panel computes from one. */
export function galleryRun(id: keyof typeof runs): Derived {
  return finish(derive(storeOf(id, runs[id])));
}

function storeOf(id: string, slim: Slim): RunStore {
  const ref = { file: '', name: slim.name, line: 0 };
  const header: RunHeader = {
    id,
    poolscope: '',
    startedAt: 0,
    function: ref,
    functions: [ref],
    mode: slim.mode as Mode,
    pool: { workers: slim.workers, workerType: 'thread', chunksize: slim.chunksize },
    timeout: null,
    maxtasksperchild: null,
    inputs: { source: '', count: slim.tasks.length },
    machine: { cores: slim.cores, node: '', platform: '' },
    outcome: 'completed',
    wall: slim.wall / UNIT,
    error: null,
    clockError: 0,
  };
  const store = new RunStore(header);
  for (const [worker = 0, ...times] of slim.lives) {
    const [spawn = 0, ready = 0, imported = 0, exit = 0] = inMs(times);
    store.workers.push({ worker, osId: null, spawn, ready, imported, exit, reason: null });
  }
  for (const [from = 0, to = 0] of slim.caller.map(inMs)) {
    store.caller.push({ call: 0, from, to, waited: 1 });
  }
  for (const [worker = 0, chunk = 0, ...times] of slim.tasks) {
    const [submitted = 0, dispatched = 0, started = 0, ended = 0, received = 0, delivered = 0, cpu = 0] =
      inMs(times);
    const stamps = { submitted, dispatched, started, ended, received, delivered, cpu };
    store.tasks.push({ function: 0, worker, chunk, ...stamps, status: Status.ok });
  }
  return store;
}

function inMs(times: number[]): number[] {
  return times.map((time) => time / UNIT);
}
