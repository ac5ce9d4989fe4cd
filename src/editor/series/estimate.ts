import * as l10n from '@vscode/l10n';
import { RequestError } from '../../errors.js';
import { pages } from '../../lazy.js';
import type { Estimate } from '../../profile/estimate/estimate.js';
import { progress } from '../../profile/progress.js';
import type { RunRequest } from '../../runner/request.js';
import { SAMPLE, sampleRequest } from '../../runner/sample.js';
import { notify, whileNotified } from '../notice.js';
import type { Runs } from '../runs.js';
import { assertTrusted } from '../trust.js';

/**
 * Tries a few inputs in one worker, and judges a pool by them.
 *
 * @returns null when the person cancelled it
 * @throws RequestError when the request is wrong, or no input could be tried to its end
 */
export async function estimateOf(request: RunRequest, runs: Runs): Promise<Estimate | null> {
  assertTrusted();
  let isLeft = false;
  const store = await whileNotified(
    l10n.t('Trying a few inputs of {0}', request.function),
    (says) =>
      runs.measure(sampleRequest(request, SAMPLE), (growing) => {
        const { done, total } = progress(growing);
        says(l10n.t('{0} of {1}', done, total));
      }),
    () => {
      isLeft = true;
      runs.cancel();
    },
  );
  const isCut = store.header.sample?.cut === true;
  if (isLeft || (store.header.outcome === 'cancelled' && !isCut)) {
    return null;
  }
  const chunksize = typeof request.chunksize === 'number' ? request.chunksize : 'default';
  const found = pages().estimate(store, { mode: request.mode, chunksize });
  if (!found || found.sample.failed === found.sample.tasks) {
    const error = store.header.error?.message;
    throw new RequestError(
      error === undefined
        ? l10n.t('No input could be tried: there are no inputs.')
        : l10n.t('No input could be tried: {0}.', error),
    );
  }
  return found;
}

/** Says the answer, and offers the run that it recommends. */
export async function offer(found: Estimate, run: () => Promise<unknown>, show: () => void): Promise<void> {
  const go = l10n.t('Run with {0} Workers', found.recommended);
  const numbers = l10n.t('Show Numbers');
  const choices = found.recommended > 1 ? [go, numbers] : [numbers];
  const chosen = await notify('info', found.says, ...choices);
  if (chosen === go) {
    await run();
  } else if (chosen === numbers) {
    show();
  }
}
