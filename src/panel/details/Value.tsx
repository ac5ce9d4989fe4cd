import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { host } from '../link.js';
import { Icon } from '../parts/Icon.js';
import { readableArgs, readableText } from '../text/values.js';
import { FOLD, partsOf } from './tree.js';
import { ValueTree } from './ValueTree.js';

interface Props {
  title: string;
  /** JSON text, perhaps cut. */
  json: string;
  /** It is the list of a task's arguments. */
  isArgs?: boolean;
  /** Stands beside the title. */
  children?: ComponentChildren;
}

/** A value in full: what has parts, and what is long, as a tree that opens; the rest as text. */
export function Value({ title, json, isArgs = false, children }: Props) {
  const copy = isArgs ? l10n.t('Copy input') : l10n.t('Copy result');
  const whole = () => (isArgs ? readableArgs(json, true) : readableText(json, true));
  const parsed = useMemo(() => parse(json, isArgs), [json, isArgs]);
  const isTree = parsed?.some((value) => partsOf(value).length > 0 || isLong(value));
  return (
    <>
      <h3>
        {title}
        <button
          type="button"
          class="icon-button"
          title={copy}
          aria-label={copy}
          onClick={() => host.copy(whole())}
        >
          <Icon name="copy" />
        </button>
        {children}
      </h3>
      {parsed && isTree ? (
        <div class="value-block">
          {parsed.map((value, i) => (
            <ValueTree key={i} value={value} label={parsed.length > 1 ? `${title} ${i + 1}` : title} />
          ))}
        </div>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: long texts scroll.
        <pre class="value-block" tabIndex={0}>
          {whole()}
        </pre>
      )}
    </>
  );
}

/** The values of a text; null when it was cut, and so is no JSON. */
function parse(json: string, isArgs: boolean): unknown[] | null {
  try {
    const value: unknown = JSON.parse(json);
    return isArgs && Array.isArray(value) ? value : [value];
  } catch {
    return null;
  }
}

function isLong(value: unknown): boolean {
  return typeof value === 'string' && value.length > FOLD;
}
