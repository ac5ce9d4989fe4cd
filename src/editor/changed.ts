import * as l10n from '@vscode/l10n';
import { RequestError } from '../errors.js';
import { isWithin, LIMITS, type Limit } from '../limits.js';
import type { Change } from '../profile/verdict/finding.js';
import { isMode, MODES } from '../record/modes.js';
import type { RunRequest } from '../runner/request.js';
import type { RequestOf } from './origins.js';
import type { ShownRun } from './runs.js';

/** Whether a command was given a change, as the buttons of the verdict give it. */
export function isChange(value: unknown): value is Change {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const { mode, workers, chunksize } = value as Record<string, unknown>;
  const isCount = (limit: Limit, n: unknown) => n === undefined || isWithin(limit, n);
  return (
    (mode === undefined || isMode(mode)) &&
    isCount(LIMITS.workers, workers) &&
    isCount(LIMITS.chunksize, chunksize) &&
    (mode ?? workers ?? chunksize) !== undefined
  );
}

/**
 * The request of a run, changed.
 *
 * @returns null when the person does not want what a file of strangers names to be run
 * @throws RequestError when there is no run
 */
export async function requestChanged(
  run: ShownRun | null,
  { mode, workers, chunksize }: Change,
  requestOf: RequestOf,
): Promise<RunRequest | null> {
  if (!run) {
    throw new RequestError(l10n.t('Nothing has been run yet, so there is nothing to change.'));
  }
  const asked = await requestOf(run);
  if (!asked) {
    return null;
  }
  const { chunksize: before, ...rest } = asked;
  const request = { ...rest, ...(mode && { mode }), ...(workers && { workers }) };
  const size = chunksize ?? before;
  return MODES[request.mode].chunks === 'none' || size === undefined
    ? request
    : { ...request, chunksize: size };
}
