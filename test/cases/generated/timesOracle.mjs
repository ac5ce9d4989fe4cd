import { brief } from './match.mjs';

/** A task's times, in the order in which they come. */
const TIMES = ['submitted', 'dispatched', 'started', 'ended', 'received', 'delivered'];

/** What is wrong with the times of a document. @returns {string[]} */
export function wrongTimes({ tasks, workers, pool, maxtasksperchild, clockError }) {
  const faults = [];
  for (const task of tasks) {
    const times = TIMES.map((name) => task[name]).filter((time) => time !== null);
    if (times.some((time, at) => at > 0 && time < times[at - 1])) {
      faults.push(`the times of task ${task.index} are out of order: ${brief(task)}`);
    }
    if (
      task.status === 'ok' &&
      ['dispatched', 'started', 'ended', 'received'].some((name) => task[name] === null)
    ) {
      faults.push(`task ${task.index} is ok and lacks a time: ${brief(task)}`);
    }
  }
  for (let place = 0; place < pool.workers; place++) {
    faults.push(
      ...overlaps(
        tasks.filter(({ worker, started, ended }) => worker === place && started !== null && ended !== null),
        clockError,
      ),
    );
  }
  for (const [at, { worker, spawn, exit }] of workers.entries()) {
    if (exit === null || exit < spawn || worker < 0 || worker >= pool.workers) {
      faults.push(`worker life ${at} is ${brief(workers[at])}`);
    }
  }
  return [...faults, ...tooLong(tasks, workers, maxtasksperchild)];
}

/** Tasks of one worker that ran at the same time. */
function overlaps(tasks, clockError) {
  const inTime = tasks.toSorted((a, b) => a.started - b.started || a.ended - b.ended);
  return inTime.flatMap((task, at) =>
    at > 0 && task.started < inTime[at - 1].ended - clockError - 0.01
      ? [`tasks ${inTime[at - 1].index} and ${task.index} ran in worker ${task.worker} at the same time`]
      : [],
  );
}

/** Workers that were given more chunks than they may have. */
function tooLong(tasks, workers, most) {
  if (most === null) {
    return [];
  }
  return workers.flatMap(({ worker, ready, exit }) => {
    const own = tasks.filter(
      (task) => task.worker === worker && task.dispatched >= ready && task.dispatched <= exit,
    );
    const next = workers
      .filter((other) => other.worker === worker && other.ready > ready)
      .map((other) => other.ready);
    const chunks = new Set(
      own
        .filter(({ dispatched }) => !next.some((time) => time <= dispatched))
        .map(({ chunk, index }) => chunk ?? `task ${index}`),
    );
    return chunks.size > most
      ? [`worker ${worker} was given ${chunks.size} chunks, and ${most} were allowed`]
      : [];
  });
}
