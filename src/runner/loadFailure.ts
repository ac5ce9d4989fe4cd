import * as l10n from '@vscode/l10n';
import { errorFrom } from '../pool/errors.js';
import type { WireError } from '../worker/wire.js';
import type { RunRequest } from './request.js';

/** Why the function cannot be had in a worker, for the person: what its file threw and where, without the lines of Node's own. */
export function loadFailureInWords({ file, function: name }: RunRequest, wire: WireError): string {
  const error = errorFrom(wire);
  const stack = error.stack?.includes(error.message) ? error.stack : `${error.name}: ${error.message}`;
  const lines = stack.split('\n').filter((line) => !/^\s+at .*node:internal/.test(line));
  return l10n.t('{0} of {1} cannot be loaded. {2}', name, file, lines.join('\n'));
}
