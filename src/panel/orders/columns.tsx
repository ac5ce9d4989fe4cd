import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { duration as durationText, inUnit, type TimeUnit, timeUnit } from '../../profile/format.js';
import { INSTANT } from '../../profile/replay/delivery.js';
import { isBack, type Stage, stageAt } from '../../profile/replay/stage.js';
import { Status } from '../../record/schema.js';
import type { RunStore } from '../../record/store.js';
import { Icon } from '../parts/Icon.js';
import { errorLine, readError } from '../text/errors.js';
import { statusLook } from '../text/status.js';
import { readableArgs, readableText } from '../text/values.js';

/** What the cells of a table are made from, the same for all rows. */
export interface TableContext {
  store: RunStore;
  places: Int32Array;
  unit: TimeUnit;
  /** ms; the full width of a duration bar. */
  longest: number;
  /** The moment a replay has come to, ms; null: the whole run. */
  moment: number | null;
}

export interface Column {
  id: string;
  title: string;
  /** Says more, for pointing at the title. */
  hint: string;
  numeric?: boolean;
  /** Its numbers are in the table's unit of time. */
  timed?: boolean;
  cell(index: number, context: TableContext): ComponentChildren;
}

/** The unit of a table's times: one for all rows, so that they align. */
export function tableUnit(wall: number): TimeUnit {
  return timeUnit(wall, wall < 1000 ? 0.1 : 1);
}

const number: Column = {
  id: 'index',
  title: '#',
  hint: l10n.t('Place of the input, from 0'),
  numeric: true,
  cell: (index) => index,
};

const input: Column = {
  id: 'input',
  title: l10n.t('Input'),
  hint: l10n.t('What the function was called with'),
  cell: (index, { store }) => readableArgs(store.args.at(index) ?? '[]'),
};

const outcome: Column = {
  id: 'outcome',
  title: l10n.t('Result'),
  hint: l10n.t('What the function returned, or what it threw'),
  cell: (index, { store, moment }) => {
    const stage = moment === null ? 'delivered' : stageAt(store, index, moment);
    return isBack(stage) ? <Outcome store={store} index={index} /> : <NotYet stage={stage} />;
  },
};

const worker: Column = {
  id: 'worker',
  title: l10n.t('Worker'),
  hint: l10n.t('The worker place that ran the task'),
  numeric: true,
  cell: (index, { store, moment }) =>
    at(store.tasks.data.worker, index) < 0 || isLater(at(store.tasks.data.dispatched, index), moment)
      ? '–'
      : at(store.tasks.data.worker, index),
};

const start: Column = {
  id: 'start',
  title: l10n.t('Start'),
  timed: true,
  hint: l10n.t("When the function began, from the run's start"),
  numeric: true,
  cell: (index, { store, unit, moment }) => {
    const started = at(store.tasks.data.started, index);
    return isLater(started, moment) ? '–' : inUnit(started, unit);
  },
};

const duration: Column = {
  id: 'duration',
  title: l10n.t('Ran'),
  hint: l10n.t('How long the function ran; the bar compares it with the longest task'),
  numeric: true,
  cell: (index, { store, longest, moment }) => {
    const started = at(store.tasks.data.started, index);
    if (isLater(started, moment)) {
      return '–';
    }
    const ended = at(store.tasks.data.ended, index);
    const ms = (isLater(ended, moment) ? (moment as number) : ended) - started;
    const share = ms > 0 && longest > 0 ? Math.max(0.01, ms / longest) : 0;
    return (
      <>
        <span class="data-bar" style={{ width: `${share * 100}%` }} />
        <span class="data-bar-text">{durationText(ms)}</span>
      </>
    );
  },
};

const rank: Column = {
  id: 'rank',
  title: l10n.t('Rank'),
  hint: l10n.t('Place in completion order, from 1'),
  numeric: true,
  cell: (index, { places }) => at(places, index) + 1,
};

const shift: Column = {
  id: 'shift',
  title: l10n.t('Shift'),
  hint: l10n.t('▲ completed earlier than its place in the input, ▼ later, and by how many places'),
  numeric: true,
  cell: (index, { places }) => <Shift by={index - at(places, index)} />,
};

export const INPUT_COLUMNS = [number, input, outcome, worker, start, duration];
export const COMPLETION_COLUMNS = [rank, shift, number, input, outcome, worker, start, duration];

function Shift({ by }: { by: number }) {
  if (by === 0) {
    return <span class="shift same">–</span>;
  }
  const [way, words] = by > 0 ? ['earlier', l10n.t('earlier')] : ['later', l10n.t('later')];
  return (
    <span class={`shift ${way}`}>
      <span class="arrow" aria-hidden="true">
        {by > 0 ? '▲' : '▼'}
      </span>
      {Math.abs(by)}
      <span class="sr-only"> {words}</span>
    </span>
  );
}

function Outcome({ store, index }: { store: RunStore; index: number }) {
  const code = at(store.tasks.data.status, index);
  const look = statusLook(code, !Number.isNaN(at(store.tasks.data.started, index)));
  const text = store.outcomes.at(index);
  if (code === Status.ok) {
    return <span class="value">{readableText(text ?? '{"$type":"undefined"}')}</span>;
  }
  const error = code === Status.pending ? null : readError(text);
  return (
    <span class={`outcome ${look.tone}`}>
      <Icon name={look.icon} />
      <span class="status-word">{look.word}</span> {error && <span class="value">{errorLine(error)}</span>}
    </span>
  );
}

const STAGE_WORDS: Record<Stage, string> = {
  ahead: l10n.t('not handed over yet'),
  waiting: l10n.t('waiting'),
  sent: l10n.t('sent to its worker'),
  running: l10n.t('running'),
  returning: l10n.t('on its way back'),
  back: l10n.t('back'),
  delivered: l10n.t('with the caller'),
};

/** What a task does at a moment of a replay at which its outcome is not known. */
function NotYet({ stage }: { stage: Stage }) {
  return <span class="muted">{STAGE_WORDS[stage]}</span>;
}

function isLater(time: number, moment: number | null): boolean {
  return moment !== null && time > moment + INSTANT;
}

function at(column: ArrayLike<number>, index: number): number {
  return column[index] ?? Number.NaN;
}
