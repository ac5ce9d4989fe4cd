import * as l10n from '@vscode/l10n';
import type { ErrorRecord } from '../../record/schema.js';
import { isError } from '../text/errors.js';
import { readable } from '../text/values.js';
import { Stack } from './Stack.js';

/** Causes of causes are shown down to this depth. */
const DEEPEST = 8;

interface Props {
  error: ErrorRecord;
  /** Its first line stands above already. */
  brief?: boolean;
  /** How many errors it is the cause of. */
  depth?: number;
}

/** An error in full: message, stack with links, causes and the errors it gathers. */
export function ErrorView({ error, brief = false, depth = 0 }: Props) {
  const inner = [
    ...(error.cause === undefined ? [] : [[l10n.t('Caused by'), error.cause] as const]),
    ...(error.errors ?? []).map((one) => [l10n.t('Holds'), one] as const),
  ];
  return (
    <div class="error">
      {!(brief && error.code === undefined && !error.message.includes('\n')) && (
        <p class="error-message">
          <strong>{error.name}</strong>
          {error.code !== undefined && <span class="muted"> {error.code}</span>}
          {error.message !== '' && `: ${error.message}`}
        </p>
      )}
      {error.thrown !== undefined && <pre class="value-block">{readable(error.thrown, true)}</pre>}
      {error.properties !== undefined && <pre class="value-block">{readable(error.properties, true)}</pre>}
      {error.stack !== undefined && <Stack stack={error.stack} />}
      {depth < DEEPEST &&
        inner.map(([what, value], i) => (
          <div class="cause" key={i}>
            <h4>{what}</h4>
            {isError(value) ? (
              <ErrorView error={value} depth={depth + 1} />
            ) : (
              <pre class="value-block">{readable(value, true)}</pre>
            )}
          </div>
        ))}
    </div>
  );
}
