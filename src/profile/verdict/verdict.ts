import * as l10n from '@vscode/l10n';
import type { RunStore } from '../../record/store.js';
import { finish, type Steps } from '../../steps.js';
import { type Lane, lanes } from '../lanes.js';
import { type Metrics, metrics } from '../metrics.js';
import { type Facts, factsInSteps } from './facts.js';
import type { Finding, Rule } from './finding.js';
import { failures } from './rules/failures.js';
import { tooFew, tooFine } from './rules/fineTasks.js';
import { inflated } from './rules/inflation.js';
import { coldStart, oversubscribed, startUp, waits } from './rules/machine.js';
import { oneAtATime } from './rules/oneAtATime.js';
import { held } from './rules/order.js';
import { giant, tail } from './rules/tail.js';
import { largeValues, starved } from './rules/transfer.js';
import { sentence, turns } from './says.js';

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
