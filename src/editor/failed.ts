import * as l10n from '@vscode/l10n';
import { RequestError } from '../errors.js';
import { notWell } from '../record/outcome.js';
import type { RunRequest } from '../runner/request.js';
import type { RequestOf } from './origins.js';
import type { ShownRun } from './runs.js';

/**
 * The request that runs the tasks of a run again which did not end well: same function, mode and options.
 *
 * @param fileOf - gives the file of the run, from which they are read
 * @returns null when the person does not want what a file of strangers names to be run
 * @throws RequestError when there are none
 */
export async function requestForFailed(
  run: ShownRun | null,
  fileOf: (run: ShownRun) => Promise<string>,
  requestOf: RequestOf,
): Promise<RunRequest | null> {
  if (!run) {
    throw new RequestError(l10n.t('Nothing has been run yet, so nothing has failed.'));
  }
  if (notWell(run.store) === 0) {
    throw new RequestError(l10n.t('All tasks of this run ended well: there is none to run again.'));
  }
  const request = await requestOf(run);
  if (!request) {
    return null;
  }
  const path = await fileOf(run);
  // What the user said yes to is a content of that file.
  const { inputs } = request;
  const content = inputs.kind === 'run' && inputs.path === path ? inputs.content : undefined;
  return {
    ...request,
    inputs: { kind: 'run', path, onlyFailed: true, ...(content !== undefined && { content }) },
  };
}
