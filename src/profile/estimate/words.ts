import * as l10n from '@vscode/l10n';
import { MODES, type Mode } from '../../record/modes.js';
import { count, counted, duration, NONE, percent, times } from '../format.js';
import type { Estimate, Interval } from './estimate.js';

/** The answer in one sentence, and what follows for tasks that wait. */
export function inWords(found: Omit<Estimate, 'says'>, mode: Mode, cores: number): string {
  const { inputs, loop, pools, recommended, sample, costs } = found;
  const atLeast = (time: string) =>
    sample.cut > 0 ? l10n.t('at least {0}', time) : l10n.t('about {0}', time);
  const plain = l10n.t(
    '{0} take {1} in a plain loop',
    counted(inputs, 'input'),
    atLeast(duration(loop.wall)),
  );
  const best = pools.find(({ workers }) => workers === recommended);
  if (inputs === 0) {
    return l10n.t('There are no inputs, so there is nothing to gain.');
  }
  if (!MODES[mode].concurrent) {
    return l10n.t(
      'Not worth a pool: {0} waits for each call, so one worker works at a time; apply_async makes the same calls side by side.',
      mode,
    );
  }
  if (!best) {
    const [closest] = [...pools].sort((a, b) => a.wall - b.wall);
    const pays =
      (closest?.breakEven ?? 0) > inputs
        ? l10n.t('It would pay from {0} inputs on.', count(closest?.breakEven ?? 0))
        : '';
    return (
      l10n.t(
        "Not worth a pool: {0}, and with {1} {2}, of which each worker's start and import take {3}.",
        plain,
        counted(closest?.workers ?? 0, 'worker'),
        duration(closest?.wall),
        duration(costs.start + costs.load),
      ) + (pays && ` ${pays}`)
    );
  }
  const range = best.wallInterval ? ` (${l10n.t('{0} to {1}', ...best.wallInterval.map(duration))})` : '';
  const says = l10n.t(
    'A pool of {0} would take {1} instead of {2}: {3}.',
    best.workers,
    atLeast(`${duration(best.wall)}${range}`),
    duration(loop.wall),
    times(best.speedup),
  );
  return sample.cpu !== null && sample.cpu < 0.25 && best.workers > cores
    ? `${says} ${l10n.t('The tasks mostly wait ({0} CPU): calls side by side in one thread (Promise.all with a limit) can do the same without workers.', percent(sample.cpu))}`
    : says;
}

/** What was tried: `12 of 1,000 inputs, spread evenly, one after another in one worker: median 3 ms …`. */
export function triedInWords({ inputs, sample, costs }: Estimate): string {
  const { tasks, failed, cut, duration: took, cpu } = sample;
  const notes = [
    failed > 0 ? l10n.t('{0} failed', counted(failed, 'of them')) : '',
    cut > 0 ? l10n.t('{0} cut off when the time was over', count(cut)) : '',
  ].filter(Boolean);
  return [
    l10n.t(
      'Tried {0} of {1}, spread evenly, one after another in one worker{2}: mean {3}, median {4}, {5} to {6} a task; CPU {7}.',
      count(tasks),
      counted(inputs, 'input'),
      notes.length > 0 ? ` (${notes.join(l10n.t(', '))})` : '',
      duration(took.mean),
      duration(took.median),
      duration(took.min),
      duration(took.max),
      percent(cpu),
    ),
    l10n.t(
      'A worker starts in {0}, imports the file in {1}, warms up in {2}; a message there and back takes {3}.',
      duration(costs.start),
      duration(costs.load),
      duration(costs.warmUp),
      duration(costs.message),
    ),
  ].join('\n');
}

/** The head and the rows of a table of the pools, the loop first. */
export function poolRows({ loop, pools }: Estimate): { head: string[]; rows: string[][] } {
  const range = (interval: Interval, say: (x: number) => string) =>
    interval ? interval.map(say).join(' – ') : NONE;
  return {
    head: [
      l10n.t('workers'),
      l10n.t('time'),
      l10n.t('95 % of it'),
      l10n.t('speed-up'),
      l10n.t('95 % of it'),
      l10n.t('pays from'),
    ],
    rows: [
      [l10n.t('none'), duration(loop.wall), range(loop.wallInterval, duration), NONE, NONE, NONE],
      ...pools.map((pool) => [
        count(pool.workers),
        duration(pool.wall),
        range(pool.wallInterval, duration),
        times(pool.speedup),
        range(pool.speedupInterval, times),
        pool.breakEven === null ? l10n.t('never') : counted(pool.breakEven, 'input'),
      ]),
    ],
  };
}
