import type { ResultsMessage, TaskTimes } from './wire.js';

/** Some of the outcomes of a message, as a message of their own, which shares nothing with it. */
export function resultsFrom(message: ResultsMessage, from: number, to: number): ResultsMessage {
  const { values, failures, times, took } = message;
  return {
    ...message,
    from: message.from + from,
    times: times && timesFrom(times, from, to),
    took: (took * (to - from)) / values.length,
    values: values.slice(from, to),
    failures: failures.filter(([at]) => at >= from && at < to).map(([at, error]) => [at - from, error]),
  };
}

function timesFrom({ started, ended, cpu }: TaskTimes, from: number, to: number): TaskTimes {
  const within = cpu.at.flatMap((at, i) => (at >= from && at < to ? [i] : []));
  return {
    started: started.slice(from, to),
    ended: ended.slice(from, to),
    cpu: { at: within.map((i) => (cpu.at[i] as number) - from), ms: within.map((i) => cpu.ms[i] as number) },
  };
}
