import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { SelectedFunction } from '../../functions/selected.js';
import type { InputSource } from '../../inputs/kinds/list.js';
import type { Mode } from '../../record/modes.js';
import type { RunRequest } from '../../runner/request.js';
import { folderOf } from '../folderOf.js';
import { settings } from '../settings.js';
import type { EarlierRuns } from './earlierRuns.js';
import { askFunction, functionAtCursor, openSource, type Source, selectedIn } from './functionStep.js';
import { askInputs } from './inputStep.js';
import { askMode } from './modeStep.js';
import type { Answer, StepPlace } from './steps.js';

interface Choices {
  function?: string;
  inputs?: InputSource;
  mode?: Mode;
}

/**
 * Asks for a run step by step: the function (unless the cursor is in one), the inputs, the mode. Back leads to the step
 * before, Escape out.
 *
 * @param start - what is known already: the file and function of a lens
 * @param last - the request before this one, whose answers come first
 * @param earlier - the runs whose inputs can be taken again
 * @param mode - where it is not to be asked for
 * @returns the request, or null when the person left
 * @throws RequestError when there is no file or function to run
 */
export async function guide(
  start: { file?: vscode.Uri | undefined; function?: string | undefined },
  last: RunRequest | null,
  earlier: EarlierRuns,
  mode?: Mode,
): Promise<RunRequest | null> {
  const source = await openSource(start.file);
  const covered = start.function === undefined ? selectedIn(source) : null;
  const selected = covered && 'text' in covered ? covered : null;
  const known =
    start.function ?? (selected ? titleOf(selected) : (covered ?? functionAtCursor(source))?.name);
  const { uri } = source.document;
  const cwd = folderOf(uri);
  const choices: Choices = { ...(known !== undefined && { function: known }), ...(mode && { mode }) };
  const steps: ((place: StepPlace) => Promise<Answer<unknown>>)[] = [
    ...(known === undefined
      ? [(place: StepPlace) => keep(choices, 'function', askFunction(place, source))]
      : []),
    (place) =>
      keep(choices, 'inputs', askInputs(place, source, lastInputs(last, source), earlier, covered !== null)),
    ...(mode
      ? []
      : [
          (place: StepPlace) =>
            keep(
              choices,
              'mode',
              askMode(place, last?.mode, { file: uri.fsPath, inputs: choices.inputs as InputSource, cwd }),
            ),
        ]),
  ];
  for (let at = 0; at < steps.length; ) {
    const title =
      choices.function === undefined
        ? l10n.t('Run Function in Parallel')
        : l10n.t('Run {0} in Parallel', choices.function);
    const answer = await steps[at]?.({ title, step: at + 1, totalSteps: steps.length });
    if (answer?.kind === 'left') {
      return null;
    }
    at += answer?.kind === 'back' ? -1 : 1;
  }
  const workers = settings.workers(uri);
  return {
    file: uri.fsPath,
    function: choices.function as string,
    ...(selected && { selected: { text: selected.text, line: selected.line, column: selected.column } }),
    inputs: choices.inputs as InputSource,
    mode: choices.mode as Mode,
    workerType: settings.workerType(uri),
    values: settings.values(uri),
    cwd,
    ...(workers !== undefined && { workers }),
  };
}

/** What a selected function is called in the record. */
function titleOf({ name, line }: SelectedFunction): string {
  return name ?? `selection at line ${line}`;
}

/** An export is offered again only for the file that has it. */
function lastInputs(last: RunRequest | null, source: Source): InputSource | undefined {
  const isOther = last?.inputs.kind === 'export' && last.file !== source.document.uri.fsPath;
  return isOther ? undefined : last?.inputs;
}

async function keep<K extends keyof Choices>(
  choices: Choices,
  key: K,
  asking: Promise<Answer<NonNullable<Choices[K]>>>,
): Promise<Answer<unknown>> {
  const answer = await asking;
  if (answer.kind === 'chosen') {
    choices[key] = answer.value;
  }
  return answer;
}
