import { availableParallelism } from 'node:os';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { RequestError } from '../../errors.js';
import { faultOf, isWithin, LIMITS, type Limit, numberIn } from '../../limits.js';
import { MODES, type WorkerType } from '../../record/modes.js';
import { folderOf } from '../folderOf.js';
import type { EarlierRuns } from '../guide/earlierRuns.js';
import { askFunction, functionAtCursor, openSource } from '../guide/functionStep.js';
import { askInputs } from '../guide/inputStep.js';
import { askMode } from '../guide/modeStep.js';
import { type Answer, askText, type Choice, choose, type StepPlace } from '../guide/steps.js';
import type { Field } from './rows.js';
import type { Setup, SetupState } from './setup.js';

const place = (title: string): StepPlace => ({ title, step: 1, totalSteps: 1 });

/** Asks for one field of the Run view, and sets it. */
export async function changeField(field: Field, setup: Setup, earlier: EarlierRuns): Promise<void> {
  const set = <K extends keyof SetupState>(key: K, answer: Answer<SetupState[K]>) => {
    if (answer.kind === 'chosen') {
      setup.change({ [key]: answer.value });
    }
  };
  const { state } = setup;
  switch (field) {
    case 'function':
      return chooseFunction(setup);
    case 'inputs': {
      const source = await openSource(fileOf(state));
      return set('inputs', await askInputs(place(l10n.t('Inputs')), source, state.inputs, earlier));
    }
    case 'mode': {
      const { file, inputs, cwd } = state;
      const preview = file !== undefined && inputs && cwd !== undefined ? { file, inputs, cwd } : null;
      return set('mode', await askMode(place(l10n.t('Mode')), state.mode, preview));
    }
    case 'workers':
      return set(
        'workers',
        await askNumber(
          l10n.t('Workers'),
          state.workers,
          l10n.t('Empty: {0}, one for each core', availableParallelism()),
          LIMITS.workers,
        ),
      );
    case 'workerType':
      return set('workerType', await askWorkerType(state.workerType));
    case 'chunksize':
      if (MODES[state.mode].chunks === 'none') {
        throw new RequestError(
          l10n.t('{0} sends each input on its own, so it has no chunk size.', state.mode),
        );
      }
      return set('chunksize', await askChunkSize(state.chunksize));
    case 'timeout':
      return set(
        'timeout',
        await askNumber(
          l10n.t('Timeout'),
          state.timeout,
          l10n.t('Milliseconds one task may run. Empty: no limit'),
          LIMITS.timeout,
        ),
      );
  }
}

/** Takes the function the cursor is in; where it is in none, asks. */
export async function useCursor(setup: Setup): Promise<void> {
  const source = await openSource();
  const name = functionAtCursor(source)?.name;
  if (name === undefined) {
    return chooseFunction(setup);
  }
  setFunction(setup, source.document.uri, name);
}

async function chooseFunction(setup: Setup): Promise<void> {
  const source = await openSource(vscode.window.activeTextEditor ? undefined : fileOf(setup.state));
  const answer = await askFunction(place(l10n.t('Function')), source);
  if (answer.kind === 'chosen') {
    setFunction(setup, source.document.uri, answer.value);
  }
}

function setFunction(setup: Setup, uri: vscode.Uri, name: string): void {
  const { file, inputs } = setup.state;
  // An export belongs to its file.
  const stays = inputs?.kind !== 'export' || file === uri.fsPath;
  setup.change({
    file: uri.fsPath,
    function: name,
    selected: undefined,
    cwd: folderOf(uri),
    ...(!stays && { inputs: undefined }),
  } as Partial<SetupState>);
}

function fileOf({ file }: SetupState): vscode.Uri | undefined {
  return file === undefined ? undefined : vscode.Uri.file(file);
}

async function askNumber(
  title: string,
  value: number | undefined,
  prompt: string,
  limit: Limit,
): Promise<Answer<number | undefined>> {
  const answer = await askText(place(title), prompt, value === undefined ? '' : String(value), (text) =>
    text.trim() === '' ? undefined : (faultOf(title, limit, numberIn(text) ?? text) ?? undefined),
  );
  if (answer.kind !== 'chosen') {
    return answer;
  }
  return { kind: 'chosen', value: numberIn(answer.value) ?? undefined };
}

async function askChunkSize(
  value: number | 'auto' | undefined,
): Promise<Answer<number | 'auto' | undefined>> {
  const prompt = l10n.t('Inputs sent to a worker at once, or auto: by how long they take. Empty: as CPython');
  const answer = await askText(place(l10n.t('Chunk size')), prompt, String(value ?? ''), (text) => {
    const isRight = /^\s*(auto)?\s*$/.test(text) || isWithin(LIMITS.chunksize, numberIn(text));
    return isRight ? undefined : l10n.t('A whole number of at least 1, or auto.');
  });
  if (answer.kind !== 'chosen') {
    return answer;
  }
  const text = answer.value.trim();
  return { kind: 'chosen', value: text === 'auto' ? text : (numberIn(text) ?? undefined) };
}

function askWorkerType(current: WorkerType | undefined): Promise<Answer<WorkerType>> {
  const choices: Choice<WorkerType>[] = [
    {
      label: 'thread',
      detail: l10n.t('Worker threads: quick to start, share the memory of one process.'),
      value: 'thread',
    },
    {
      label: 'process',
      detail: l10n.t(
        'Child processes: slower to start, apart from each other, as in Python’s multiprocessing.',
      ),
      value: 'process',
    },
  ];
  return choose(
    place(l10n.t('Worker type')),
    l10n.t('What is a worker?'),
    choices,
    choices.find((each) => each.value === current),
  );
}
