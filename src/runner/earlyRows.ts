import { observe } from '../pool/observe.js';
import type { PoolObserver } from '../pool/observer.js';
import { MODES } from '../record/modes.js';
import type { TextPatch } from '../record/patch.js';
import type { Recorder } from '../record/recorder.js';
import { encodeArgs } from '../record/values.js';
import { rowOf } from './calls.js';
import type { RunRequest } from './request.js';

/** So many inputs, and characters of them, are told before the first task runs: no more than leaves this process at once. */
const INPUTS = 2000;
const CHARACTERS = 100_000;
/** Of inputs that are read while they run, so many are told as they come. */
const FIRST = 32;

/** The arguments with which a mode calls its function for an input. */
export function argumentsFor(mode: RunRequest['mode'], input: unknown): unknown[] {
  const { manyArguments, calls } = MODES[mode];
  return manyArguments ? rowOf(input, calls === 'per input') : [input];
}

/**
 * The arguments of the first tasks. Whoever started the run is to have them before a task can end this process; the rows
 * are told as they are made.
 */
export function earlyArguments(mode: RunRequest['mode'], inputs: readonly unknown[]): TextPatch {
  const texts: string[] = [];
  let characters = 0;
  while (texts.length < Math.min(INPUTS, inputs.length) && characters < CHARACTERS) {
    const text = encodeArgs(argumentsFor(mode, inputs[texts.length]));
    texts.push(text);
    characters += text.length;
  }
  return { rows: Uint32Array.from(texts.keys()), texts };
}

/** As `observe`, for inputs that are read while they run: the first of them are told before they are sent to a worker. */
export function observeStream(recorder: Recorder, tell: () => void): PoolObserver {
  const observer = observe(recorder);
  return {
    ...observer,
    submittedInputs(first, ...rest) {
      observer.submittedInputs(first, ...rest);
      if (first < FIRST) {
        tell();
      }
    },
  };
}
