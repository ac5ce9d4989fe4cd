import * as l10n from '@vscode/l10n';
import { STATUSES, Status } from '../schema.js';
import type { RunStore } from '../store.js';
import { preview, previewArgs } from '../values.js';

/** The head of a table of tasks. */
export function markdownHead(): string {
  const names = [
    '#',
    l10n.t('arguments'),
    l10n.t('outcome'),
    l10n.t('worker'),
    l10n.t('started ms'),
    l10n.t('ended ms'),
  ];
  return `| ${names.join(' | ')} |\n|---:|---|---|---:|---:|---:|\n`;
}

/** A task's line of the table. */
export function markdownLine(store: RunStore, row: number): string {
  const { data } = store.tasks;
  const status = data.status[row] as number;
  const outcome = preview(store.outcomes.at(row) ?? '', 120);
  const cells = [
    `${row}`,
    markdownText(previewArgs(store.args.at(row) ?? '[]', 80)),
    status === Status.ok
      ? markdownText(outcome)
      : `**${STATUSES[status]}** ${markdownText(outcome)}`.trimEnd(),
    (data.worker[row] as number) < 0 ? '' : `${data.worker[row]}`,
    time(data.started[row]),
    time(data.ended[row]),
  ];
  return `| ${cells.join(' | ')} |\n`;
}

function time(ms: number | undefined): string {
  return ms === undefined || Number.isNaN(ms) ? '' : ms.toFixed(1);
}

/** A text in which nothing is Markdown, HTML, or a sign to a terminal. */
export function markdownText(raw: string): string {
  return raw.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replace(/[\\`*_[\]<>|#~&$]/g, '\\$&');
}
