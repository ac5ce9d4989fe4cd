import * as l10n from '@vscode/l10n';
import { RequestError } from '../../errors.js';
import { canonicalPath, readPath } from '../../functionPath.js';
import type { Change } from '../../profile/verdict/finding.js';
import { MODES, type Mode, type WorkerType } from '../../record/modes.js';
import type { RunStore } from '../../record/store.js';
import { type Inputs, inputsOf } from './inputs.js';

/** All that a program needs to do what a run did. */
export interface SetUp {
  mode: Mode;
  workers: number;
  workerType: WorkerType;
  /** Tasks in a chunk; null in modes without chunks. */
  chunksize: number | 'auto' | null;
  /** ms per task; null: no limit. */
  timeout: number | null;
  maxtasksperchild: number | null;
  /** The user's file, from beside it: `./work.ts`. Whatever its name has in it. */
  file: string;
  /** `square`, `default`, `Class.method`, `commands["a.b"]`. */
  name: string;
  inputs: Inputs;
}

/**
 * The set-up of a run, with what is to be different.
 *
 * @throws RequestError when no program can be written for it
 */
export function setUpOf(store: RunStore, change: Change = {}): SetUp {
  const { header } = store;
  if (header.functions.length > 1) {
    throw new RequestError(l10n.t('This run called several functions. Run one of them to have it as code.'));
  }
  const { name, file } = header.function;
  // Whoever wrote the run file chose the name: in that spelling it has no line breaks and nothing that is not seen.
  if (readPath(name) === null || canonicalPath(name) !== name) {
    throw new RequestError(
      l10n.t(
        'The run was of a selected expression ({0}). Give it a name in its file and export it, then run that.',
        name,
      ),
    );
  }
  const mode = change.mode ?? header.mode;
  const workers = change.workers ?? header.pool.workers;
  const inputs = inputsOf(store, mode);
  return {
    mode,
    workers,
    workerType: header.pool.workerType,
    chunksize: chunksizeOf(store, mode, workers, change),
    timeout: header.timeout,
    maxtasksperchild: header.maxtasksperchild,
    file: `./${file.split(header.machine.platform === 'win32' ? /[\\/]/ : '/').at(-1)}`,
    name,
    inputs,
  };
}

/** As the run had it, if it may be had in the mode; else CPython's default (Lib/multiprocessing/pool.py, `_map_async`). */
function chunksizeOf(store: RunStore, mode: Mode, workers: number, change: Change): SetUp['chunksize'] {
  const { pool, mode: before } = store.header;
  const { chunks } = MODES[mode];
  if (chunks === 'none') {
    return null;
  }
  const isSame = MODES[before].chunks === chunks && workers === pool.workers;
  if (change.chunksize !== undefined || (isSame && pool.chunksize !== null)) {
    return change.chunksize ?? pool.chunksize;
  }
  return chunks === 'one' ? 1 : Math.max(1, Math.ceil(store.tasks.length / (workers * 4)));
}
