import * as l10n from '@vscode/l10n';
import { RequestError } from '../../errors.js';
import { inWords } from '../words.js';

/** Takes `data.json#/a/b` apart. Only .json files have something to point into. */
export function splitPointer(text: string): { file: string; pointer: string } {
  const at = /\.json#(?=\/|$)/i.exec(text);
  return at === null
    ? { file: text, pointer: '' }
    : { file: text.slice(0, at.index + 5), pointer: text.slice(at.index + 6) };
}

/**
 * The value below a JSON pointer (RFC 6901, percent-encoded or not).
 * @throws RequestError when a step leads nowhere, with what is there
 */
export function resolvePointer(root: unknown, pointer: string, shown: string): unknown {
  let value = root;
  let way = '';
  for (const step of pointer.split('/').slice(1)) {
    const key = decode(step).replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) {
      throw new RequestError(
        way === ''
          ? l10n.t('{0} has nothing at {1}: its value is {2}.', shown, `#${pointer}`, inWords(value))
          : l10n.t('{0} has nothing at {1}: {2} is {3}.', shown, `#${pointer}`, `#${way}`, inWords(value)),
      );
    }
    value = (value as Record<string, unknown>)[key];
    way += `/${step}`;
  }
  return value;
}

function decode(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
