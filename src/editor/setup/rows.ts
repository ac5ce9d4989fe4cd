import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import * as l10n from '@vscode/l10n';
import { requests } from '../../lazy.js';
import { duration } from '../../profile/format.js';
import { MODES, type Mode } from '../../record/modes.js';
import type { SetupState } from './setup.js';

export type Field = 'function' | 'inputs' | 'mode' | 'workers' | 'workerType' | 'chunksize' | 'timeout';

/** A line of the Run view: what it sets, and what it is set to. */
export interface Row {
  field: Field;
  label: string;
  value: string;
  icon: string;
  tooltip: string;
}

export function rowsOf(state: SetupState): Row[] {
  const { file, function: name, inputs, mode, workers, workerType, chunksize, timeout } = state;
  return [
    {
      field: 'function',
      label: l10n.t('Function'),
      value: file === undefined ? l10n.t('choose one') : `${name} · ${basename(file)}`,
      icon: 'symbol-method',
      tooltip: file ?? l10n.t('The function that is run once for each input'),
    },
    {
      field: 'inputs',
      label: l10n.t('Inputs'),
      value: inputs === undefined ? l10n.t('choose some') : requests().inputsInWords(inputs),
      icon: 'list-ordered',
      tooltip: l10n.t('What the function is called with, once for each'),
    },
    {
      field: 'mode',
      label: l10n.t('Mode'),
      value: mode,
      icon: 'settings',
      tooltip: MODES[mode].summary,
    },
    {
      field: 'workers',
      label: l10n.t('Workers'),
      value:
        workers === undefined ? l10n.t('{0}, one for each core', availableParallelism()) : String(workers),
      icon: 'server-process',
      tooltip: l10n.t('How many tasks can run at the same time'),
    },
    {
      field: 'workerType',
      label: l10n.t('Worker type'),
      value: workerType === 'process' ? l10n.t('processes') : l10n.t('threads'),
      icon: 'circuit-board',
      tooltip: l10n.t('Threads start quickly and share one process; processes are apart from each other'),
    },
    {
      field: 'chunksize',
      label: l10n.t('Chunk size'),
      value:
        MODES[mode].chunks === 'none' ? l10n.t('none in {0}', mode) : String(chunksize ?? l10n.t('default')),
      icon: 'symbol-array',
      tooltip: l10n.t('How many inputs are sent to a worker at once; auto is CPython’s choice'),
    },
    {
      field: 'timeout',
      label: l10n.t('Timeout'),
      value: timeout === undefined ? l10n.t('none') : l10n.t('{0} a task', duration(timeout)),
      icon: 'watch',
      tooltip: l10n.t('How long one task may run'),
    },
  ];
}

const WAITS = {
  all: () => l10n.t('yes, until all are done'),
  'each call': () => l10n.t('yes, each call'),
  'each item': () => l10n.t('for each item'),
  no: () => l10n.t('no'),
} as const;

const COME = {
  'all input': () => l10n.t('together, in input order'),
  'all completion': () => l10n.t('together, in completion order'),
  'each input': () => l10n.t('one by one, in input order'),
  'each completion': () => l10n.t('one by one, in completion order'),
} as const;

const CHUNKS = {
  none: () => l10n.t('none'),
  one: () => l10n.t('of 1, or as set'),
  formula: () => l10n.t('four for each worker, or as set'),
} as const;

/** The mode's row of the matrix of modes: a label and what stands in its column. */
export function matrixRow(mode: Mode): [label: string, value: string][] {
  const { calls, manyArguments, concurrent, waits, order, delivers, chunks } = MODES[mode];
  return [
    [l10n.t('Calls'), calls === 'once' ? l10n.t('one for all inputs') : l10n.t('one for each input')],
    [l10n.t('Arguments of a task'), manyArguments ? l10n.t('many, and keywords') : l10n.t('one')],
    [l10n.t('Tasks side by side'), concurrent ? l10n.t('yes') : l10n.t('no, one at a time')],
    [l10n.t('The caller waits'), WAITS[waits]()],
    [l10n.t('Results come'), COME[`${delivers} ${order}`]()],
    [l10n.t('Chunks'), CHUNKS[chunks]()],
  ];
}

/** What a run needs that is not chosen yet, in words; null when nothing is missing. */
export function missing({ file, inputs }: SetupState): string | null {
  if (file !== undefined) {
    return inputs === undefined ? l10n.t('Choose inputs in the Run view first.') : null;
  }
  return inputs === undefined
    ? l10n.t('Choose a function and inputs in the Run view first.')
    : l10n.t('Choose a function in the Run view first.');
}
