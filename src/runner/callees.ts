import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import * as l10n from '@vscode/l10n';
import { RequestError } from '../errors.js';
import { findFunction } from '../functions/index.js';
import { type Task, task } from '../pool/task.js';
import { MODES } from '../record/modes.js';
import type { FunctionRef } from '../record/schema.js';
import { readSource } from '../text/file.js';
import type { FunctionSource } from '../worker/wire.js';
import { callOf } from './calls.js';
import { project } from './project.js';
import { readModule } from './readModule.js';
import type { RunRequest } from './request.js';

/** A function of the run's file: where it stands, and how workers get at it. */
export interface Callee {
  ref: FunctionRef;
  task: Task;
}

/**
 * Finds functions in a run's file by parsing it.
 *
 * @param onReplaced - told of what in it Node.js replaces, since it is no text
 * @returns a function that gives the one of a name
 * @throws RequestError when the file cannot be read; the function, when there is none of that name
 */
export function calleesOf(file: string, onReplaced?: (sentence: string) => void): (name: string) => Callee {
  const { code, replaced } = readSource(file, file);
  if (replaced !== null) {
    onReplaced?.(replaced);
  }
  return (wanted) => {
    const { name, line, endLine, exportedAs } = findFunction(code, file, wanted, readModule, project);
    const text = code
      .split('\n')
      .slice(line - 1, endLine)
      .join('\n');
    return {
      ref: { file, name, line, fingerprint: fingerprintOf(text) },
      task: { ...task(pathToFileURL(file), name), exportedAs },
    };
  };
}

/** The lines that a function stands on; whether it was changed is seen from it. */
function fingerprintOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** A function that is selected in the run's file, and has no name to be found by. */
export function selectedCallee({ file, function: title }: RunRequest, selected: FunctionSource): Callee {
  const url = pathToFileURL(file).href;
  return {
    ref: { file, name: title, line: selected.line },
    task: { kind: 'poolscope-task', url, name: title, source: selected },
  };
}

/**
 * The other functions that inputs name (`{ "function": "other", "args": […] }`), by the names they use.
 *
 * @throws RequestError that tells which input names one that is not there
 */
export function namedCallees(
  inputs: unknown[],
  mode: RunRequest['mode'],
  find: (name: string) => Callee,
): Map<string, Callee> {
  const named = new Map<string, Callee>();
  if (MODES[mode].calls !== 'per input') {
    return named;
  }
  for (const [at, input] of inputs.entries()) {
    const { function: name } = callOf(input, true);
    if (name !== undefined && !named.has(name)) {
      try {
        named.set(name, find(name));
      } catch (error) {
        const names = l10n.t('Input {0} names the function {1}.', at, name);
        throw new RequestError(l10n.t('{0} {1}', names, (error as Error).message));
      }
    }
  }
  return named;
}
