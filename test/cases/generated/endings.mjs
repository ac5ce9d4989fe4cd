import { actOf } from './acts.mjs';
import { brief, has } from './match.mjs';
import { isCut } from './runProgram.mjs';

/** A task that was killed by what others left behind is begun so often at most. */
const MOST_BEGINNINGS = 4;

/**
 * What is wrong with what became of each task, as the document tells it.
 *
 * @param asked - of the program
 * @param {{ tasks: object[] }} document
 * @param {Map<number, number>} began - how often each task has begun
 * @returns {string[]}
 */
export function wrongEndings(asked, document, began) {
  const isHeld = isCut(asked.kind);
  const isLate = asked.whats.some((what) => actOf(what).fatal === 'late');
  const isRude = asked.whats.some((what) => actOf(what).fatal === 'rude');
  const faults = [];
  for (const task of document.tasks) {
    const { index: i, status } = task;
    const what = asked.whats[i] ?? 'give: whole';
    const times = began.get(i) ?? 0;
    const ends = actOf(what).ends(i);
    const isExpected = ends.some((end) => isEnd(task, end));
    const isExcused =
      (isHeld && (status === 'cancelled' || status === 'not_run')) ||
      (status === 'crashed' && isLost(task) && hasFatalMate(asked, document, task)) ||
      (status === 'crashed' && isLate && (times >= MOST_BEGINNINGS || isLost(task)));
    if (!isExpected && !isExcused) {
      faults.push(
        `task ${i} (${what}) is ${status}: ${brief(task.value ?? task.error)}; expected ${brief(ends)}`,
      );
    }
    if (times > (isLate ? MOST_BEGINNINGS : 1)) {
      faults.push(`task ${i} (${what}) began ${times} times`);
    }
    if ((status === 'not_run') !== (times === 0) && !(status === 'cancelled' && times === 0)) {
      faults.push(`task ${i} (${what}) is ${status} and began ${times} times`);
    }
  }
  for (const i of began.keys()) {
    if (!document.tasks[i]) {
      faults.push(`task ${i} began and has no row`);
    }
  }
  return isRude ? faults : [...faults, ...wrongWorkers(asked, document)];
}

function isEnd(task, { status, json, error }) {
  return (
    task.status === status &&
    (json === undefined || has(task.value, json)) &&
    (error === undefined || has(task.error, error))
  );
}

/** Its function had ended, and its worker died before its result was sent. */
function isLost({ error }) {
  return /had ended, but the worker died/.test(error?.message);
}

/** Whether a task went to its worker together with one that ended it. */
function hasFatalMate({ whats }, { tasks }, { worker, dispatched, index }) {
  return tasks.some(
    (other) =>
      other.index !== index &&
      other.worker === worker &&
      other.dispatched === dispatched &&
      actOf(whats[other.index] ?? 'give: whole').fatal,
  );
}

/** A worker that nobody harmed is not replaced. */
function wrongWorkers({ whats, maxtasksperchild }, { workers }) {
  const harmed = whats.filter((what) => actOf(what).fatal || actOf(what).needs).length;
  const places = new Set(workers.map(({ worker }) => worker)).size;
  return maxtasksperchild === undefined && harmed === 0 && workers.length > places
    ? [`${workers.length} workers lived in ${places} places: ${brief(workers.map(({ reason }) => reason))}`]
    : [];
}
