import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { RequestError } from '../../errors.js';
import { Command } from '../../ids.js';
import { pages } from '../../lazy.js';
import { faultOf, LIMITS } from '../../limits.js';
import type { AgainstBaseline } from '../../profile/baseline/against.js';
import { duration, times } from '../../profile/format.js';
import { progress } from '../../profile/progress.js';
import type { Baseline } from '../../record/schema.js';
import type { RunRequest } from '../../runner/request.js';
import { baselineTime, measureBaseline, stepInWords } from '../../series/measureBaseline.js';
import type { History } from '../history/history.js';
import { notify, whileNotified } from '../notice.js';
import type { RequestOf } from '../origins.js';
import type { Runs, ShownRun } from '../runs.js';
import { assertTrusted } from '../trust.js';

/** Below three rounds there is no interval; ten are enough to see the machine's moods. */
const ROUNDS = [1, 3, 5, 10];

/**
 * Measures the tasks of the run on show one after another in one worker, and adds that to its record.
 *
 * @param argument `{ rounds }`; asked for when left out
 * @returns what it comes to, or null when it was cancelled
 * @throws RequestError when there is no run that is over, another goes on, or no task ended well both times
 */
export async function addBaseline(
  argument: unknown,
  runs: Runs,
  history: History,
  requestOf: RequestOf,
): Promise<AgainstBaseline | null> {
  assertTrusted();
  const run = runs.shown;
  if (!run || run.store.header.outcome === 'running') {
    throw new RequestError(
      l10n.t('There is no run on show that is over. Run a function first, or open a run.'),
    );
  }
  const isAsked = typeof argument === 'object' && argument !== null && 'rounds' in argument;
  const rounds = isAsked ? roundsIn(argument.rounds) : await askRounds(run);
  const request = rounds && (await requestOf(run));
  const baseline = rounds && request && (await measured(run, request, rounds, runs));
  if (!baseline) {
    return null;
  }
  runs.amend(run, { baseline });
  const isKept = await history.update(run);
  const found = pages().againstBaseline(baseline);
  if (found && !isAsked) {
    void tell(found, isKept);
  }
  return found;
}

/** @throws RequestError when no task ended well both times @returns null when it was cancelled */
async function measured(
  { store: pooled }: ShownRun,
  asked: RunRequest,
  rounds: number,
  runs: Runs,
): Promise<Baseline | null> {
  let isCut = false;
  const baseline = await whileNotified(
    l10n.t('Serial baseline'),
    (says) =>
      measureBaseline(asked, pooled, rounds, async (request, step) => {
        if (isCut) {
          return null;
        }
        const at = stepInWords(step);
        const store = await runs.measure(request, (growing) => {
          const { done, total } = progress(growing);
          says(l10n.t('{0}, {1} of {2}', at, done, total));
        });
        isCut ||= store.header.outcome === 'cancelled';
        return store;
      }),
    () => {
      isCut = true;
      runs.cancel();
    },
  );
  if (!baseline && !isCut) {
    throw new RequestError(l10n.t('There is no serial baseline, because no task ended well both times.'));
  }
  return baseline;
}

function roundsIn(value: unknown): number {
  const fault = faultOf('rounds', LIMITS.rounds, value);
  if (fault !== null) {
    throw new RequestError(fault);
  }
  return value as number;
}

/** @returns null when the person left */
async function askRounds({ store }: ShownRun): Promise<number | null> {
  const items = ROUNDS.map((rounds) => {
    const time = duration(baselineTime(store, rounds));
    return {
      label: rounds === 1 ? l10n.t('Once') : l10n.t('{0} rounds', rounds),
      description:
        rounds < 3 ? l10n.t('about {0}, no interval', time) : l10n.t('about {0}, with a 95 % interval', time),
      rounds,
    };
  });
  const chosen = await vscode.window.showQuickPick(items, {
    title: l10n.t('Measure Serial Baseline'),
    placeHolder: l10n.t(
      'How often? Each task is called once more for every round; the run and the one worker take turns.',
    ),
  });
  return chosen?.rounds ?? null;
}

async function tell(found: AgainstBaseline, isKept: boolean): Promise<void> {
  const show = l10n.t('Show Results');
  const gain = l10n.t('{0} against one worker: {1}.', times(found.speedup), pages().howMeasured(found));
  const says = isKept ? gain : l10n.t('{0} {1}', gain, l10n.t('The file of the run is left as it was.'));
  if ((await notify('info', says, show)) === show) {
    await vscode.commands.executeCommand(Command.showResults);
  }
}
