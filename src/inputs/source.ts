import { existsSync } from 'node:fs';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { isJson } from './formats/isJson.js';
import { splitPointer } from './formats/pointer.js';
import { isGlob } from './kinds/glob.js';
import type { InputSource } from './kinds/list.js';
import { shorten } from './words.js';

/**
 * What `--inputs-from` means: a path (with a JSON pointer, perhaps) or a glob. Something that exists is a path, whatever
 * characters its name has.
 * @param cwd absolute; relative paths start here
 */
export function inputSourceFrom(text: string, cwd: string): InputSource {
  const whole = path.resolve(cwd, text);
  const there = existsSync(whole) || existsSync(splitPointer(whole).file);
  if (!there && isGlob(text)) {
    return { kind: 'glob', pattern: text };
  }
  return whole.endsWith('.poolscope') ? { kind: 'run', path: whole } : { kind: 'file', path: whole };
}

/** Where inputs come from, in words for the record: "expression [1, 2]", "export users", "users.json", "glob *.txt", "failed of a.poolscope". */
export function describeInputs(source: InputSource): string {
  switch (source.kind) {
    case 'expression':
      return `expression ${shorten(source.text, 80)}`;
    case 'export':
      return `export ${source.name}`;
    case 'file': {
      const { file, pointer } = splitPointer(source.path);
      return path.basename(file) + (pointer === '' ? '' : `#${pointer}`);
    }
    case 'glob':
      return `glob ${source.pattern}`;
    case 'text':
      return `${source.from} (${source.format})`;
    case 'run':
      return `${source.onlyFailed ? 'failed of' : 'inputs of'} ${path.basename(source.path)}`;
  }
}

/** The same for a person who chooses, in their language; a record says it in one, whoever reads it. */
export function inputsInWords(source: InputSource): string {
  switch (source.kind) {
    case 'expression':
      return l10n.t('expression {0}', shorten(source.text, 80));
    case 'export':
      return l10n.t('export {0}', source.name);
    case 'file':
      return describeInputs(source);
    case 'glob':
      return l10n.t('glob {0}', source.pattern);
    case 'text':
      return source.from === 'selection'
        ? l10n.t('selection ({0})', source.format)
        : l10n.t('clipboard ({0})', source.format);
    case 'run':
      return source.onlyFailed
        ? l10n.t('failed of {0}', path.basename(source.path))
        : l10n.t('inputs of {0}', path.basename(source.path));
  }
}

/** Whether to read these inputs runs code of the user's in this process; a JSON text is an expression, but runs nothing. */
export function runsCode(source: InputSource): boolean {
  return source.kind === 'export' || (source.kind === 'expression' && !isJson(source.text));
}
