import * as l10n from '@vscode/l10n';

/** Where a text stops being JSON (an index into it), and what is wrong there. */
export interface JsonFault {
  index: number;
  message: string;
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[A-Za-z_$][\w$]*|[^\s,:[\]{}"]/y;
const LITERALS = new Set(['true', 'false', 'null']);

/**
 * Finds the first fault of a text that `JSON.parse` refused. V8 names a place for some faults only, and in words that
 * change with its version.
 * @returns `undefined` when the text is JSON after all
 */
export function findJsonFault(text: string): JsonFault | undefined {
  const open: ('[' | '{')[] = [];
  let at = 0;
  /** What may come next: a value, a value or the end of an array, a key, a key or the end of an object, what follows a value. */
  let next: 'value' | 'first' | 'key' | 'firstKey' | 'after' = 'value';
  for (;;) {
    at = afterBlanks(text, at);
    const c = text[at];
    const within = open.at(-1);
    if (next === 'after' && within === undefined) {
      return c === undefined ? undefined : fault(l10n.t('{0} after the end of the value', show(text, at)));
    }
    if (c === undefined) {
      return fault(l10n.t('the text ends where {0} was expected', expected(next, within)));
    }
    if (
      (c === ']' && within === '[' && (next === 'first' || next === 'after')) ||
      (c === '}' && within === '{' && (next === 'firstKey' || next === 'after'))
    ) {
      open.pop();
      at++;
      next = 'after';
      continue;
    }
    if (next === 'after') {
      if (c !== ',') {
        return fault(l10n.t('expected {0}, found {1}', expected(next, within), show(text, at)));
      }
      at++;
      next = within === '{' ? 'key' : 'value';
      continue;
    }
    if (next === 'key' || next === 'firstKey') {
      if (c !== '"') {
        return fault(l10n.t('expected {0}, found {1}', expected(next, within), show(text, at)));
      }
      const end = stringEnd(text, at);
      if (typeof end !== 'number') {
        return end;
      }
      at = afterBlanks(text, end);
      if (text[at] !== ':') {
        return fault(l10n.t('expected : after the name, found {0}', show(text, at)));
      }
      at++;
      next = 'value';
      continue;
    }
    if (c === '[' || c === '{') {
      open.push(c);
      at++;
      next = c === '[' ? 'first' : 'firstKey';
      continue;
    }
    const end = c === '"' ? stringEnd(text, at) : scalarEnd(text, at);
    if (end === undefined) {
      return fault(l10n.t('expected {0}, found {1}', expected(next, within), show(text, at)));
    }
    if (typeof end !== 'number') {
      return end;
    }
    at = end;
    next = 'after';
  }

  function fault(message: string): JsonFault {
    return { index: at, message };
  }
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  for (
    let code = text.charCodeAt(at);
    code === 0x20 || (code >= 9 && code <= 13);
    code = text.charCodeAt(at)
  ) {
    if (code === 11 || code === 12) {
      break;
    }
    at++;
  }
  return at;
}

function expected(next: string, within: string | undefined): string {
  switch (next) {
    case 'value':
      return l10n.t('a value');
    case 'first':
      return l10n.t('a value or ]');
    case 'key':
      return l10n.t('a name in double quotes');
    case 'firstKey':
      return l10n.t('a name in double quotes or }');
    default:
      return within === '{' ? l10n.t(', or }') : l10n.t(', or ]');
  }
}

function scalarEnd(text: string, at: number): number | undefined {
  NUMBER.lastIndex = at;
  if (NUMBER.test(text)) {
    return NUMBER.lastIndex;
  }
  WORD.lastIndex = at;
  const word = WORD.exec(text)?.[0];
  return word !== undefined && LITERALS.has(word) ? at + word.length : undefined;
}

/** The index after a string that begins at `at`, or what is wrong with it. */
function stringEnd(text: string, at: number): number | JsonFault {
  for (let i = at + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x1f && code !== 0x22 && code !== 0x5c) {
      continue;
    }
    const c = text[i] as string;
    if (c === '"') {
      return i + 1;
    }
    if (c === '\\') {
      if (!/^(?:["\\/bfnrt]|u[\da-fA-F]{4})/.test(text.slice(i + 1, i + 6))) {
        return { index: i, message: l10n.t('{0} is no escape that JSON knows', text.slice(i, i + 2)) };
      }
      i++;
    } else {
      const message =
        c === '\n' || c === '\r'
          ? l10n.t('a line break inside a string')
          : c === '\t'
            ? l10n.t('a tab inside a string')
            : l10n.t('a control character inside a string');
      return { index: i, message };
    }
  }
  return { index: at, message: l10n.t('this string has no end') };
}

function show(text: string, at: number): string {
  if (at >= text.length) {
    return l10n.t('the end of the text');
  }
  WORD.lastIndex = at;
  const word = WORD.exec(text)?.[0] ?? String.fromCodePoint(text.codePointAt(at) ?? 32);
  return word === "'"
    ? l10n.t('{0} (JSON wants double quotes)', word)
    : word.length > 20
      ? `${word.slice(0, 19)}…`
      : word;
}
