import * as l10n from '@vscode/l10n';
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
    outcome(store, index, cut(readableArgs(store.args.at(index) ?? '[]'))),
    (worker[index] ?? -1) < 0 ? '' : l10n.t('worker {0}', worker[index] as number),
    (chunk[index] ?? -1) < 0 ? '' : l10n.t('chunk {0}', chunk[index] as number),
    Number.isNaN(started[index]) ? '' : l10n.t('began at {0}', duration(started[index])),
    phases(store, index)
      .map(({ took, from, to }) => took(duration(Math.max(0, to - from))))
      .join(l10n.t(', ')),
    look.word,
  ];
  return parts.filter(Boolean).join(' · ');
}

function outcome(store: RunStore, index: number, input: string): string {
  const text = store.outcomes.at(index);
  if (store.tasks.data.status[index] === Status.ok) {
    return l10n.t('{0} gave {1}', input, cut(readableText(text ?? '{"$type":"undefined"}')));
  }
  const error = readError(text);
  return error ? l10n.t('{0} ended with {1}', input, cut(errorLine(error))) : input;
}

function cut(text: string): string {
  return text.length > LONG ? `${text.slice(0, LONG - 1)}…` : text;
}
