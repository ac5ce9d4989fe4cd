import * as l10n from '@vscode/l10n';
import { RequestError } from '../../errors.js';
import { type Batches, InputsError, toBatches, unlessAborted } from '../batches.js';

/** The user's file, loaded. */
export interface UserModule {
  get(name: string): Promise<unknown> | unknown;
  /** What it exports. */
  names(): string[];
}

/**
 * Opens what the user's file exports: an iterable, an async iterable, a promise of one, or a function without
 * parameters that gives one (a generator function, say), which is called.
 * @throws RequestError when it is not there or cannot serve as inputs; InputsError when the function throws
 */
export async function exportBatches(
  name: string,
  { importModule, signal }: { importModule: () => Promise<UserModule>; signal?: AbortSignal },
): Promise<Batches> {
  const module = await unlessAborted(importModule(), signal);
  const names = module.names();
  if (!names.includes(name)) {
    const there =
      names.length === 0
        ? l10n.t('It exports nothing.')
        : l10n.t('It exports {0}.', names.slice(0, 20).join(', '));
    const none = l10n.t('The file has no export {0} to take the inputs from.', name);
    throw new RequestError(l10n.t('{0} {1}', none, there));
  }
  const giver = l10n.t('The export {0}', name);
  const value = await unlessAborted(module.get(name), signal);
  if (typeof value !== 'function') {
    return toBatches(value, giver, signal, `export const ${name} = […]`);
  }
  if (/^class\b/.test(Function.prototype.toString.call(value))) {
    throw new RequestError(
      l10n.t(
        '{0} is a class. Inputs are an iterable, or a function without parameters that gives one.',
        giver,
      ),
    );
  }
  if (value.length > 0) {
    throw new RequestError(
      value.length === 1
        ? l10n.t(
            '{0} is a function with a parameter, and for inputs it is called without any. Give its parameters default values, or write --inputs with a call.',
            giver,
          )
        : l10n.t(
            '{0} is a function with {1} parameters, and for inputs it is called without any. Give its parameters default values, or write --inputs with a call.',
            giver,
            value.length,
          ),
    );
  }
  let given: unknown;
  try {
    given = await unlessAborted(value() as unknown, signal);
  } catch (error) {
    signal?.throwIfAborted();
    throw new InputsError(0, error);
  }
  return toBatches(given, l10n.t('The export {0}', `${name}()`), signal, 'return […];');
}
