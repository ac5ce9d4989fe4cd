import * as l10n from '@vscode/l10n';
import { RequestError } from '../../errors.js';
import { Status } from '../../record/schema.js';
import { decodeValue } from '../../record/values.js';
import { type Batches, toBatches } from '../batches.js';
import type { InputSource } from './list.js';

/** How the mode that takes the inputs calls its function. */
export interface Calls {
  /** An input is a list of arguments. */
  manyArguments: boolean;
  /** An input may name another function of the file. */
  mayNameFunction: boolean;
}

/**
 * The inputs of a recorded run, such that each task gets the arguments again that it had.
 *
 * @throws RequestError when it is no run, damaged, has another content than was asked for, or no inputs are left
 */
export async function runBatches(
  { path, onlyFailed, content }: Extract<InputSource, { kind: 'run' }>,
  { manyArguments, mayNameFunction }: Calls,
): Promise<Batches> {
  const { contentOf, loadRun } = await import('../../storage/index.js');
  const store = await loadRun(path);
  if (content !== undefined && contentOf(store) !== content) {
    throw new RequestError(
      l10n.t(
        '{0} has changed since it was opened, so nothing was run. Open it again to see what it holds now.',
        path,
      ),
    );
  }
  const { tasks, args, header } = store;
  const status = tasks.column('status');
  const fn = tasks.column('function');
  const inputs: unknown[] = [];
  for (let row = 0; row < tasks.length; row++) {
    const text = args.at(row);
    if (text === undefined || (onlyFailed && status[row] === Status.ok)) {
      continue;
    }
    const list = decodeValue(text) as unknown[];
    const name = header.functions[fn[row] as number]?.name;
    if (!manyArguments) {
      inputs.push(list.length === 1 ? list[0] : list);
    } else if (mayNameFunction && name !== undefined && name !== header.function.name) {
      inputs.push({ function: name, args: list });
    } else {
      inputs.push(list);
    }
  }
  if (onlyFailed && inputs.length === 0) {
    throw new RequestError(
      l10n.t('All {0} tasks of that run ended well: none is left to run again.', tasks.length),
    );
  }
  return toBatches(inputs, l10n.t('The run'));
}
