import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import * as l10n from '@vscode/l10n';
import { RequestError } from '../../errors.js';
import { type Batches, toBatches, unlessAborted } from '../batches.js';
import { shorten, thrownInWords } from '../words.js';

/** What an expression is called in stack traces. */
const NAME = '[inputs]';

/**
 * Compiles an expression without running anything of it.
 * @param cwd where relative `import()`s in it start
 * @throws RequestError when it is empty or no JavaScript expression
 */
function compileExpression(text: string, cwd: string): vm.Script {
  const body = text.replace(/[\s;]+$/, '');
  if (body.trim() === '') {
    throw new RequestError(
      l10n.t('The inputs expression is empty. Write one that gives an iterable, such as [1, 2, 3].'),
    );
  }
  try {
    // Strict, so that a forgotten `const` does not leave a global behind. The line break ends a trailing comment.
    return new vm.Script(`(async (require) => { 'use strict'; return (\n${body}\n); })`, {
      filename: path.join(cwd, NAME),
      lineOffset: -1,
      // Missing before Node 20.12: `import()` in an expression then says so.
      importModuleDynamically: vm.constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
  } catch (error) {
    const { message, stack = '' } = error as SyntaxError;
    const line = Number(/:(-?\d+)\n/.exec(stack)?.[1]);
    const lines = body.split('\n').length;
    const reason = line > lines ? l10n.t('it ends before it is complete') : message;
    throw new RequestError(
      lines > 1 && line >= 1 && line <= lines
        ? l10n.t(
            'The inputs expression {0} is not a JavaScript expression in line {1}: {2}.',
            quoted(body),
            line,
            reason,
          )
        : l10n.t('The inputs expression {0} is not a JavaScript expression: {1}.', quoted(body), reason),
      { cause: error },
    );
  }
}

/** Whether a text is an expression; nothing of it is run. */
export function isExpression(text: string): boolean {
  try {
    compileExpression(text, '/');
    return true;
  } catch {
    return false;
  }
}

/**
 * Evaluates an expression in this process and opens what it gives.
 * @throws RequestError when it is no expression, throws, or gives nothing that can be iterated
 */
export async function expressionBatches(
  text: string,
  { cwd, signal }: { cwd: string; signal?: AbortSignal },
): Promise<Batches> {
  if (text.includes('import')) {
    withoutLoaderWarning();
  }
  const evaluate = compileExpression(text, cwd).runInThisContext() as (
    require: NodeJS.Require,
  ) => Promise<unknown>;
  let value: unknown;
  try {
    value = await unlessAborted(evaluate(createRequire(path.join(cwd, NAME))), signal);
  } catch (error) {
    signal?.throwIfAborted();
    throw new RequestError(
      l10n.t('The inputs expression {0} threw {1}', quoted(text), thrownInWords(error)),
      { cause: error },
    );
  }
  const short = shorten(text.replace(/;\s*$/, ''), 41);
  const example = short.length <= 40 ? `[${short}]` : '[…]';
  return toBatches(value, l10n.t('The inputs expression'), signal, example);
}

let silenced = false;

/**
 * Node calls the loader we give to `import()` experimental, on stderr, where a person looks for what went wrong with
 * the run. Only that one warning is kept back, and for good: a generator may import as late as it likes.
 */
function withoutLoaderWarning(): void {
  if (silenced) {
    return;
  }
  silenced = true;
  const emit = process.emitWarning as (warning: string | Error, ...rest: unknown[]) => void;
  process.emitWarning = (warning: string | Error, ...rest: unknown[]) => {
    if (!String(warning).includes('USE_MAIN_CONTEXT_DEFAULT_LOADER')) {
      emit.call(process, warning, ...rest);
    }
  };
}

function quoted(text: string): string {
  return `\`${shorten(text, 80)}\``;
}
