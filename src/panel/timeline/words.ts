import { duration } from '../../profile/format.js';
import type { RunStore } from '../../record/store.js';
import { statusLook } from '../text/status.js';
import { readableArgs, readableText } from '../text/values.js';

const LONG = 60;

/** A task in one line of words: what it was, where and when it ran, and what came of it. */
export function taskLine(store: RunStore, index: number): string {
  const { worker, started, ended, status } = store.tasks.data;
  const look = statusLook(status[index] ?? 0, !Number.isNaN(started[index]));
  const result = look.word === 'ok' ? ` gave ${cut(readableText(store.outcomes[index] ?? 'undefined'))}` : '';
  const ran = (ended[index] as number) - (started[index] as number);
  const when = Number.isNaN(started[index])
    ? ''
    : ` · worker ${worker[index]} · from ${duration(started[index])}${Number.isNaN(ran) ? '' : `, ran ${duration(ran)}`}`;
  return `#${index} · ${cut(readableArgs(store.args[index] ?? '[]'))}${result}${when} · ${look.word}`;
}

function cut(text: string): string {
  return text.length > LONG ? `${text.slice(0, LONG - 1)}…` : text;
}
