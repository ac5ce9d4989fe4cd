import * as l10n from '@vscode/l10n';
import { host } from '../link.js';
import { inEditor } from '../place.js';
import { baseName } from '../text/frames.js';

/** A place in a file: a link where there is an editor to open it in. @param line from 1 @param column from 1 */
export function FileLink({ file, line, column }: { file: string; line: number; column?: number }) {
  const text = `${baseName(file)}:${line}${column === undefined ? '' : `:${column}`}`;
  return inEditor ? (
    <button
      type="button"
      class="link"
      title={l10n.t('Open {0}:{1}', file, line)}
      onClick={() => host.openSource(file, line, column)}
    >
      {text}
    </button>
  ) : (
    <span class="place" title={`${file}:${line}`}>
      {text}
    </span>
  );
}
