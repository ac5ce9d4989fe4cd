import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { duration } from '../../profile/format.js';
import { MODES, type Mode } from '../../record/modes.js';
import { requests } from '../lazy.js';
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
      label: 'Function',
      value: file === undefined ? 'choose one' : `${name} · ${basename(file)}`,
      icon: 'symbol-method',
      tooltip: file ?? 'The function that is run once for each input',
    },
    {
      field: 'inputs',
      label: 'Inputs',
      value: inputs === undefined ? 'choose some' : requests().describeInputs(inputs),
      icon: 'list-ordered',
      tooltip: 'What the function is called with, once for each',
    },
    { field: 'mode', label: 'Mode', value: mode, icon: 'settings', tooltip: MODES[mode].summary },
    {
      field: 'workers',
      label: 'Workers',
      value: workers === undefined ? `${availableParallelism()}, one for each core` : String(workers),
      icon: 'server-process',
      tooltip: 'How many tasks can run at the same time',
    },
    {
      field: 'workerType',
      label: 'Worker type',
      value: workerType === 'process' ? 'processes' : 'threads',
      icon: 'circuit-board',
      tooltip: 'Threads start quickly and share one process; processes are apart from each other',
    },
    {
      field: 'chunksize',
      label: 'Chunk size',
      value: MODES[mode].chunks === 'none' ? `none in ${mode}` : String(chunksize ?? 'default'),
      icon: 'symbol-array',
      tooltip: 'How many inputs are sent to a worker at once; auto is CPython’s choice',
    },
    {
      field: 'timeout',
      label: 'Timeout',
      value: timeout === undefined ? 'none' : `${duration(timeout)} a task`,
      icon: 'watch',
      tooltip: 'How long one task may run',
    },
  ];
}

const WAITS = {
  all: 'yes, until all are done',
  'each call': 'yes, each call',
  'each item': 'for each item',
  no: 'no',
} as const;

/** The mode's row of the matrix of modes: a label and what stands in its column. */
export function matrixRow(mode: Mode): [label: string, value: string][] {
  const { calls, manyArguments, concurrent, waits, order, delivers, chunks } = MODES[mode];
  return [
    ['Calls', calls === 'once' ? 'one for all inputs' : 'one for each input'],
    ['Arguments of a task', manyArguments ? 'many, and keywords' : 'one'],
    ['Tasks side by side', concurrent ? 'yes' : 'no, one at a time'],
    ['The caller waits', WAITS[waits]],
    ['Results come', `${delivers === 'all' ? 'together' : 'one by one'}, in ${order} order`],
    [
      'Chunks',
      chunks === 'none' ? 'none' : chunks === 'one' ? 'of 1, or as set' : 'four for each worker, or as set',
    ],
  ];
}

/** What a run needs that is not chosen yet, in words; null when nothing is missing. */
export function missing({ file, inputs }: SetupState): string | null {
  const parts = [...(file === undefined ? ['a function'] : []), ...(inputs === undefined ? ['inputs'] : [])];
  return parts.length === 0 ? null : `Choose ${parts.join(' and ')} in the Run view first.`;
}
