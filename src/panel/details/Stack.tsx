import * as l10n from '@vscode/l10n';
import { FileLink } from '../parts/FileLink.js';
import { stackLines } from '../text/frames.js';

/** A stack whose places in files can be opened. */
export function Stack({ stack }: { stack: string }) {
  const lines = stackLines(stack);
  if (lines.length === 0) {
    return null;
  }
  return (
    <ol class="stack" aria-label={l10n.t('Stack')}>
      {lines.map(({ text, before, file, line, column, after }, i) => (
        <li key={i}>
          {file === undefined || line === undefined ? (
            <span class="muted">{text}</span>
          ) : (
            <>
              {before}
              <FileLink file={file} line={line} column={column} />
              {after}
            </>
          )}
        </li>
      ))}
    </ol>
  );
}
