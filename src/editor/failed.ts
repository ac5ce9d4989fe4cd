import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { RequestError } from '../errors.js';
import { notWell } from '../record/outcome.js';
import type { RunRequest } from '../runner/request.js';
import { folderOf } from './guide/guide.js';
import type { ShownRun } from './runs.js';

/**
 * The request that runs the tasks of a run again which did not end well: same function, mode and options.
 *
 * @param fileOf - gives the file of the run, from which they are read
 * @throws RequestError when there are none
 */
export async function requestForFailed(
  run: ShownRun | null,
  fileOf: (run: ShownRun) => Promise<string>,
): Promise<RunRequest> {
  if (!run) {
    throw new RequestError(l10n.t('Nothing has been run yet, so nothing has failed.'));
  }
  if (notWell(run.store) === 0) {
    throw new RequestError(l10n.t('All tasks of this run ended well: there is none to run again.'));
  }
  return {
    ...(run.request ?? requestOf(run)),
    inputs: { kind: 'run', path: await fileOf(run), onlyFailed: true },
  };
}

/** What a run from a file was asked for, as far as its record tells; its inputs are those of the record. */
export function requestOf({ store, file = '' }: ShownRun): RunRequest {
  const { function: fn, mode, pool, timeout, maxtasksperchild } = store.header;
  return {
    file: fn.file,
    function: fn.name,
    inputs: { kind: 'run', path: file },
    mode,
    workers: pool.workers,
    workerType: pool.workerType,
    cwd: folderOf(vscode.Uri.file(fn.file)),
    ...(timeout !== null && { timeout }),
    ...(maxtasksperchild !== null && { maxtasksperchild }),
  };
}
