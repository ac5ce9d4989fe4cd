import * as l10n from '@vscode/l10n';
import { applyEdits, modify, parse } from 'jsonc-parser';
import type { Configuration } from './shape.js';

const FORMAT = { formattingOptions: { insertSpaces: true, tabSize: 2, eol: '\n' } };

/** The file when there is none yet. */
const empty = () => `{
  // ${l10n.t('Run configurations of Poolscope: run them from the palette, from tasks.json, or with `poolscope run --config NAME`.')}
  "configurations": []
}
`;

/**
 * Puts a configuration into the text of a `poolscope.json`, in the place of one with the same name; comments stay.
 *
 * @param text - undefined when there is no file yet
 */
export function withConfiguration(text: string | undefined, configuration: Configuration): string {
  const before = text === undefined || text.trim() === '' ? empty() : text;
  const { configurations = [] } = (parse(before) ?? {}) as { configurations?: { name?: unknown }[] };
  const at = configurations.findIndex(({ name }) => name === configuration.name);
  const path = ['configurations', at < 0 ? configurations.length : at];
  return applyEdits(before, modify(before, path, configuration, { ...FORMAT, isArrayInsertion: at < 0 }));
}
