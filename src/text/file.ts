import * as l10n from '@vscode/l10n';
import { RequestError } from '../errors.js';
import { NotRead, readWhole } from './bytes.js';
import { decode, decodeSource, NoText } from './decode.js';

/** Bytes of a file that people write by hand; generated code stays below, too. */
const MOST_BYTES = 100_000_000;

/**
 * The text of a file that a person has written: configurations, source code, a document.
 *
 * @param shown - what messages call it
 * @param most - bytes
 * @throws RequestError with the reason: it is not there, no regular file, too large, or no text
 */
export function readText(path: string, shown: string, most = MOST_BYTES): string {
  const bytes = readBytes(path, shown, most);
  try {
    return decode(bytes);
  } catch (error) {
    throw error instanceof NoText ? noText(error, shown) : error;
  }
}

/** The same of source code: what is no UTF-8 in it Node.js would replace, and it is told in a sentence. */
export function readSource(path: string, shown: string): { code: string; replaced: string | null } {
  const bytes = readBytes(path, shown, MOST_BYTES);
  try {
    return { code: decode(bytes), replaced: null };
  } catch (error) {
    if (!(error instanceof NoText) || error.bad === undefined) {
      throw error instanceof NoText ? noText(error, shown) : error;
    }
    const { hex, offset } = error.bad;
    return {
      code: decodeSource(bytes),
      replaced: l10n.t(
        '{0}: byte 0x{1} (byte {2} of the file) is no UTF-8, and Node.js runs it as U+FFFD. Save the file as UTF-8.',
        `${shown}:${error.line}`,
        hex,
        offset,
      ),
    };
  }
}

function readBytes(path: string, shown: string, most: number): Buffer {
  try {
    return readWhole(path, most);
  } catch (error) {
    throw new RequestError(l10n.t('{0} cannot be read: {1}.', shown, reason(error)), { cause: error });
  }
}

function reason(error: unknown): string {
  if (error instanceof NotRead) {
    switch (error.why) {
      case 'folder':
        return l10n.t('it is a folder');
      case 'no regular file':
        return l10n.t('it is not a regular file');
      case 'too large':
        return l10n.t('it is larger than {0} MB', error.most / 1e6);
    }
  }
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR' ? l10n.t('there is no such file') : message;
}

function noText({ line, foreign, bad }: NoText, shown: string): RequestError {
  const what = bad
    ? l10n.t(
        '{0}: byte 0x{1} (byte {2} of the file) is no {3}.',
        `${shown}:${line}`,
        bad.hex,
        bad.offset,
        bad.encoding,
      )
    : l10n.t('{0} is {1}, which is not read.', `${shown}:${line}`, foreign ?? '');
  return new RequestError(l10n.t('{0} {1}', what, l10n.t('Save the file as UTF-8.')));
}
