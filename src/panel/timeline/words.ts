import { duration } from '../../profile/format.js';
import { Status } from '../../record/schema.js';
import type { RunStore } from '../../record/store.js';
import { phases } from '../details/phases.js';
import { errorLine, readError } from '../text/errors.js';
import { statusLook } from '../text/status.js';
import { readableArgs, readableText } from '../text/values.js';

const LONG = 60;

/** A task in one line of words: what it was, what came of it, where it ran and how long each of its phases took. */
export function taskLine(store: RunStore, index: number): string {
  const { worker, chunk, started, status } = store.tasks.data;
  const look = statusLook(status[index] ?? 0, !Number.isNaN(started[index]));
  const parts = [
    `#${index}`,
    `${cut(readableArgs(store.args[index] ?? '[]'))}${outcome(store, index)}`,
    (worker[index] ?? -1) < 0 ? '' : `worker ${worker[index]}`,
    (chunk[index] ?? -1) < 0 ? '' : `chunk ${chunk[index]}`,
    Number.isNaN(started[index]) ? '' : `began at ${duration(started[index])}`,
    phases(store, index)
      .map(({ name, from, to }) => `${name} ${duration(Math.max(0, to - from))}`)
      .join(', '),
    look.word,
  ];
  return parts.filter(Boolean).join(' · ');
}

function outcome(store: RunStore, index: number): string {
  const text = store.outcomes[index];
  if (store.tasks.data.status[index] === Status.ok) {
    return ` gave ${cut(readableText(text ?? '{"$type":"undefined"}'))}`;
  }
  const error = readError(text);
  return error ? ` ended with ${cut(errorLine(error))}` : '';
}

function cut(text: string): string {
  return text.length > LONG ? `${text.slice(0, LONG - 1)}…` : text;
}
