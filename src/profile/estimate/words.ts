import { MODES, type Mode } from '../../record/modes.js';
import { count, counted, duration, NONE, percent, times } from '../format.js';
import type { Estimate, Interval } from './estimate.js';

/** The answer in one sentence, and what follows for tasks that wait. */
export function inWords(found: Omit<Estimate, 'says'>, mode: Mode, cores: number): string {
  const { inputs, loop, pools, recommended, sample, costs } = found;
  const least = sample.cut > 0 ? 'at least ' : 'about ';
  const plain = `${counted(inputs, 'input')} take ${least}${duration(loop.wall)} in a plain loop`;
  const best = pools.find(({ workers }) => workers === recommended);
  if (inputs === 0) {
    return 'There are no inputs, so there is nothing to gain.';
  }
  if (!MODES[mode].concurrent) {
    return `Not worth a pool: ${mode} waits for each call, so one worker works at a time; apply_async makes the same calls side by side.`;
  }
  if (!best) {
    const [closest] = [...pools].sort((a, b) => a.wall - b.wall);
    const pays =
      (closest?.breakEven ?? 0) > inputs
        ? ` It would pay from ${count(closest?.breakEven ?? 0)} inputs on.`
        : '';
    return `Not worth a pool: ${plain}, and with ${counted(closest?.workers ?? 0, 'worker')} ${duration(closest?.wall)}, of which each worker's start and import take ${duration(costs.start + costs.load)}.${pays}`;
  }
  const range = best.wallInterval ? ` (${best.wallInterval.map(duration).join(' to ')})` : '';
  const says = `A pool of ${best.workers} would take ${least}${duration(best.wall)}${range} instead of ${duration(loop.wall)}: ${times(best.speedup)}.`;
  return sample.cpu !== null && sample.cpu < 0.25 && best.workers > cores
    ? `${says} The tasks mostly wait (${percent(sample.cpu)} CPU): calls side by side in one thread (Promise.all with a limit) can do the same without workers.`
    : says;
}

/** What was tried: `12 of 1,000 inputs, spread evenly, one after another in one worker: median 3 ms …`. */
export function triedInWords({ inputs, sample, costs }: Estimate): string {
  const { tasks, failed, cut, duration: took, cpu } = sample;
  const notes = [
    failed > 0 ? `${counted(failed, 'of them', 'of them')} failed` : '',
    cut > 0 ? `${count(cut)} cut off when the time was over` : '',
  ].filter(Boolean);
  return [
    `Tried ${count(tasks)} of ${counted(inputs, 'input')}, spread evenly, one after another in one worker${notes.length > 0 ? ` (${notes.join(', ')})` : ''}: mean ${duration(took.mean)}, median ${duration(took.median)}, ${duration(took.min)} to ${duration(took.max)} a task; CPU ${percent(cpu)}.`,
    `A worker starts in ${duration(costs.start)}, imports the file in ${duration(costs.load)}, warms up in ${duration(costs.warmUp)}; a message there and back takes ${duration(costs.message)}.`,
  ].join('\n');
}

/** The head and the rows of a table of the pools, the loop first. */
export function poolRows({ loop, pools }: Estimate): { head: string[]; rows: string[][] } {
  const range = (interval: Interval, say: (x: number) => string) =>
    interval ? interval.map(say).join(' – ') : NONE;
  return {
    head: ['workers', 'time', '95 % of it', 'speed-up', '95 % of it', 'pays from'],
    rows: [
      ['none', duration(loop.wall), range(loop.wallInterval, duration), NONE, NONE, NONE],
      ...pools.map((pool) => [
        count(pool.workers),
        duration(pool.wall),
        range(pool.wallInterval, duration),
        times(pool.speedup),
        range(pool.speedupInterval, times),
        pool.breakEven === null ? 'never' : counted(pool.breakEven, 'input'),
      ]),
    ],
  };
}
