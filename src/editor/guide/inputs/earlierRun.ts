import * as l10n from '@vscode/l10n';
import type { InputSource } from '../../../inputs/kinds/list.js';
import type { EarlierRun, EarlierRuns } from '../earlierRuns.js';
import { type Answer, choose, type StepPlace } from '../steps.js';

/** Asks for a run, and for all of its inputs or the failed ones. Where there is no run yet, that is said. */
export async function askEarlierRun(place: StepPlace, earlier: EarlierRuns): Promise<Answer<InputSource>> {
  const runs = await earlier.list();
  if (runs.length === 0) {
    const answer = await choose(place, l10n.t('There is no earlier run in this workspace yet.'), [
      { label: `$(arrow-left) ${l10n.t('Choose other inputs')}`, value: null },
    ]);
    return answer.kind === 'left' ? answer : { kind: 'back' };
  }
  for (;;) {
    const run = await choose<EarlierRun>(
      place,
      l10n.t('Of which run?'),
      runs.map((each) => ({ label: each.label, description: each.description, value: each })),
    );
    if (run.kind !== 'chosen') {
      return run;
    }
    const which = await askWhich(place, run.value.file, run.value.hasFailed);
    if (which.kind !== 'back') {
      return which;
    }
  }
}

/** @param mayHaveFailed - whether there is something to choose */
export async function askWhich(
  place: StepPlace,
  path: string,
  mayHaveFailed: boolean,
): Promise<Answer<InputSource>> {
  if (!mayHaveFailed) {
    return { kind: 'chosen', value: { kind: 'run', path } };
  }
  return choose<InputSource>(place, l10n.t('Which of its inputs?'), [
    { label: l10n.t('All inputs'), value: { kind: 'run', path } },
    {
      label: l10n.t('Only those that failed'),
      description: l10n.t('whose tasks did not end well'),
      value: { kind: 'run', path, onlyFailed: true },
    },
  ]);
}
