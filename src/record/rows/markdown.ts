import * as l10n from '@vscode/l10n';
import { plainLine } from '../printable.js';
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

/** A text that may be a stranger's: plain words, numbers and versions as they are, all else as code. */
export function markdownText(raw: string): string {
  return /^-?[a-z\d]+(?:\.\d+)*$/i.test(raw) ? raw : markdownCode(raw);
}

/**
 * A stranger's text as code: GitHub and its like make links of addresses, mentions of `@name` and references of `#12` anywhere
 * else, even where the signs are escaped. Nothing in it ends the code, nor the cell of a table that it stands in.
 */
export function markdownCode(raw: string): string {
  const line = plainLine(raw).trim();
  if (line === '') {
    return '';
  }
  // Only as many backticks as begin the code end it.
  const ticks = '`'.repeat(Math.max(0, ...(line.match(/`+/g) ?? []).map(({ length }) => length)) + 1);
  const room = /^`|`$/.test(line) ? ' ' : '';
  return `${ticks}${room}${line.replaceAll('|', '\\|')}${room}${ticks}`;
}
