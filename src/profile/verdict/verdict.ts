import * as l10n from '@vscode/l10n';
import type { RunStore } from '../../record/store.js';
import { finish, type Steps } from '../../steps.js';
import { counted, duration, percent, times } from '../format.js';
import { type Lane, lanes } from '../lanes.js';
import { type Metrics, metrics } from '../metrics.js';
import { type Facts, factsInSteps } from './facts.js';
import type { Finding, Rule } from './finding.js';
import { oneAtATime } from './rules/apply.js';
import { failures } from './rules/failures.js';
import { tooFew, tooFine } from './rules/fineTasks.js';
import { inflated } from './rules/inflation.js';
import { coldStart, oversubscribed, startUp, waits } from './rules/machine.js';
import { held } from './rules/order.js';
import { giant, tail } from './rules/tail.js';
import { largeValues, starved } from './rules/transfer.js';

export type { Change, Finding } from './finding.js';

/** Whether the pool paid, why not more, and what to change. */
export interface Verdict {
  /** In one sentence. */
  says: string;
  paid: 'well' | 'partly' | 'no';
  /** The reasons, what costs most first. */
  findings: Finding[];
}

const RULES: readonly Rule[] = [
  oneAtATime,
  tooFew,
  tooFine,
  giant,
  tail,
  starved,
  largeValues,
  startUp,
  coldStart,
  oversubscribed,
  inflated,
  waits,
  held,
];

/** Of two findings with the same cause the first one is told. */
const SAME_CAUSE: readonly (readonly string[])[] = [
  ['one-at-a-time', 'tail'],
  ['giant', 'tail'],
  ['too-few', 'giant', 'tail'],
  ['oversubscribed', 'inflation'],
  ['cold', 'inflation'],
  ['same-argument', 'large-values', 'too-fine', 'starved'],
  ['too-fine', 'start-up'],
];

/**
 * Judges a run that has ended.
 * @param m its metrics, when they are already known. @param all its lanes, likewise.
 * @returns null while it runs, and when nothing ran
 */
export function verdict(store: RunStore, m?: Metrics, all?: readonly Lane[]): Verdict | null {
  if (store.header.outcome === 'running') {
    return null;
  }
  const known = all ?? lanes(store);
  return finish(verdictInSteps(store, m ?? metrics(store, undefined, known), known));
}

/** The same, in steps. */
export function* verdictInSteps(store: RunStore, m: Metrics, all: readonly Lane[]): Steps<Verdict | null> {
  if (store.header.outcome === 'running') {
    return null;
  }
  const facts = yield* factsInSteps(store, m, all);
  if (!facts) {
    return null;
  }
  const found = RULES.flatMap((rule) => rule(facts) ?? []).sort((a, b) => b.costs - a.costs);
  const ids = new Set(found.map(({ id }) => id));
  const told = found.filter(
    ({ id }) =>
      !SAME_CAUSE.some(
        (same) => same.includes(id) && same.slice(0, same.indexOf(id)).some((x) => ids.has(x)),
      ),
  );
  const bad = failures(facts);
  const how = howWell(facts);
  const paid = how === 'well' && (bad || ids.has('oversubscribed')) ? 'partly' : how;
  // What was measured one after another tells it better than a guess from the number of cores.
  const says =
    ids.has('oversubscribed') && !facts.m.baseline ? turns(facts) : sentence(facts, how, told[0] ?? null);
  return {
    says: bad ? `${says} ${l10n.t('{0}.', bad.title)}` : says,
    paid,
    findings: bad ? [bad, ...told] : told,
  };
}

/** The marks of the POP centre of excellence: an efficiency of 0.8 and more is good. */
function howWell({ speedup, efficiency }: Facts): Verdict['paid'] {
  return speedup < 1.1 ? 'no' : efficiency >= 0.8 ? 'well' : 'partly';
}

function sentence(facts: Facts, paid: Verdict['paid'], main: Finding | null): string {
  const { m, workers, speedup, efficiency, work } = facts;
  const pool = counted(workers, 'worker');
  const gain = [times(speedup), pool, percent(efficiency)] as const;
  const why = main && lower(main.title);
  switch (paid) {
    case 'well': {
      const paid =
        workers === 1
          ? l10n.t('The pool paid: {0} on {1}, {2} of what it can give.', ...gain)
          : l10n.t('The pool paid: {0} on {1}, {2} of what they can give.', ...gain);
      return why === null ? paid : `${paid} ${l10n.t('What is left: {0}.', why)}`;
    }
    case 'partly':
      return workers === 1 ? partlyByOne(gain, why) : partlyByMany(gain, why);
    case 'no':
      return workers === 1
        ? l10n.t(
            'One worker cannot be faster than a plain loop: {0} for {1} of work.',
            duration(m.wall),
            duration(work),
          )
        : why === null
          ? l10n.t(
              'The pool did not pay: {0} for {1} of work on {2}.',
              duration(m.wall),
              duration(work),
              pool,
            )
          : l10n.t(
              'The pool did not pay: {0} for {1} of work on {2}: {3}.',
              duration(m.wall),
              duration(work),
              pool,
              why,
            );
  }
}

type Gain = readonly [speedup: string, workers: string, efficiency: string];

function partlyByOne(gain: Gain, why: string | null): string {
  return why === null
    ? l10n.t('The pool paid in part: {0} on {1}, {2} of what it can give.', ...gain)
    : l10n.t('The pool paid in part: {0} on {1}, {2} of what it can give: {3}.', ...gain, why);
}

function partlyByMany(gain: Gain, why: string | null): string {
  return why === null
    ? l10n.t('The pool paid in part: {0} on {1}, {2} of what they can give.', ...gain)
    : l10n.t('The pool paid in part: {0} on {1}, {2} of what they can give: {3}.', ...gain, why);
}

/** Tasks that take turns on a core seem long: their time in the pool says little. */
function turns({ m, workers, cores }: Facts): string {
  return l10n.t(
    '{0} took turns on {1}: that stretches the tasks’ own time, so of {2} at most {3} is real.',
    counted(workers, 'worker'),
    counted(cores, 'core'),
    times(m.speedup),
    times(cores),
  );
}

function lower(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}
