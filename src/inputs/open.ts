import * as l10n from '@vscode/l10n';
import { isRequestError, RequestError } from '../errors.js';
import type { Reading } from '../record/schema.js';
import { type Batches, InputsError } from './batches.js';
import { exportBatches, type UserModule } from './kinds/exported.js';
import { expressionBatches } from './kinds/expression.js';
import { fileBatches, textBatches } from './kinds/file.js';
import { globBatches } from './kinds/glob.js';
import type { InputSource } from './kinds/list.js';
import { pipeBatches } from './kinds/pipe.js';
import { type Calls, runBatches } from './kinds/recorded.js';

/** What `openInputs` needs to know besides the source. */
export interface InputContext {
  /** Absolute: relative paths, `require` and `import()` in expressions, and globs start here. */
  cwd: string;
  /** `readInputs` refuses more than this. */
  maxInputs: number;
  /** What can be done where there are more, as a sentence. */
  tooMany?: string;
  /** Loads the user's file, for inputs that it exports. Called for those only. */
  importModule: () => Promise<UserModule>;
  /** How the inputs will be called; asked for by those of a recorded run only. */
  calls?: Calls;
  /** Told how many inputs there are, where that is known before they are read: they are an array. */
  onTotal?: (total: number) => void;
  /** Told now and then how many inputs have been read, and at the end. */
  onCount?: (count: number) => void;
  /** Told what was found of how a text is to be read, where that is not the usual; perhaps more than once. */
  onReading?: (reading: Reading) => void;
  /** Ends the reading; what is thrown then is the signal's reason. */
  signal?: AbortSignal;
}

const ONE_ARGUMENT: Calls = { manyArguments: false, mayNameFunction: false };

/** Where an endless source is looked at for an abort: after so many inputs in a row. */
const STRETCH = 4096;
/** ms of reading in a row after which the event loop gets its turn, so that a cancel can arrive. */
const TURN = 30;

/**
 * Opens the inputs of a run and gives them one by one, read no further than they are asked for. Endless sources are
 * welcome: `maxInputs` is not looked at.
 * @throws RequestError when the source is wrong or, as an `InputsError`, when it throws on the way; the signal's reason
 */
export async function* openInputs(source: InputSource, context: InputContext): AsyncGenerator<unknown> {
  const { signal, onCount, onTotal } = context;
  const batches = await open(source, context);
  if (batches.total !== undefined) {
    onTotal?.(batches.total);
  }
  let count = 0;
  try {
    for await (const batch of batches) {
      for (const value of batch) {
        signal?.throwIfAborted();
        count++;
        if (count % STRETCH === 0) {
          onCount?.(count);
        }
        yield value;
      }
    }
  } catch (error) {
    throw explained(error, count, signal);
  }
  onCount?.(count);
}

/**
 * Reads all inputs of a run.
 * @returns as many as there are, at most `maxInputs`
 * @throws as `openInputs`, and RequestError when there are more than `maxInputs`
 */
export async function readInputs(source: InputSource, context: InputContext): Promise<unknown[]> {
  const { signal, onCount, maxInputs } = context;
  const batches = await open(source, context);
  const values: unknown[] = [];
  let turn = performance.now();
  try {
    for await (const batch of batches) {
      for (const value of batch) {
        if (values.length >= maxInputs) {
          throw tooMany(context);
        }
        values.push(value);
        if (values.length % STRETCH === 0 && performance.now() - turn > TURN) {
          onCount?.(values.length);
          await new Promise(setImmediate);
          signal?.throwIfAborted();
          turn = performance.now();
        }
      }
    }
    signal?.throwIfAborted();
  } catch (error) {
    throw explained(error, values.length, signal);
  }
  onCount?.(values.length);
  return values;
}

function open(source: InputSource, context: InputContext): Promise<Batches> {
  context.signal?.throwIfAborted();
  switch (source.kind) {
    case 'expression':
      return expressionBatches(source.text, context);
    case 'export':
      return exportBatches(source.name, context);
    case 'file':
      return fileBatches(source, context);
    case 'text':
      return textBatches(source, context);
    case 'pipe':
      return pipeBatches(source, context);
    case 'run':
      return runBatches(source, context.calls ?? ONE_ARGUMENT);
    case 'glob':
      return globBatches(source.pattern, context);
  }
}

/** What to throw when reading ended with an error: what is not said in a sentence yet came out of the inputs. */
function explained(error: unknown, count: number, signal?: AbortSignal): unknown {
  if (signal?.aborted === true) {
    return signal.reason;
  }
  return isRequestError(error) ? error : new InputsError(count, error);
}

const endless = () =>
  l10n.t(
    'Endless inputs belong to imap and imap_unordered, which take them as they go; for a long list raise --max-inputs.',
  );

/** @returns what is thrown where there are more inputs than a run may have */
export function tooMany({
  maxInputs,
  tooMany: advice = endless(),
}: Pick<InputContext, 'maxInputs' | 'tooMany'>): RequestError {
  const many = l10n.t('There are more than {0} inputs.', maxInputs.toLocaleString('en-US'));
  return new RequestError(l10n.t('{0} {1}', many, advice));
}
