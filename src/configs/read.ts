import * as l10n from '@vscode/l10n';
import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  type ParseErrorCode,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import * as v from 'valibot';
import { RequestError } from '../errors.js';
import { nearestInWords } from '../known.js';
import { type Configuration, ConfigurationFile, KEYS } from './shape.js';

const OPTIONS = { allowTrailingComma: true };

/**
 * Reads the text of a `poolscope.json`; comments and trailing commas are welcome.
 *
 * @param shown - the file's path for messages
 * @throws RequestError with file, line, column and what was expected
 */
export function parseConfigurations(text: string, shown: string): Configuration[] {
  const quick = v.safeParse(ConfigurationFile, plainJson(text));
  if (quick.success && nameTwice(quick.output.configurations) < 0) {
    return quick.output.configurations;
  }
  const errors: ParseError[] = [];
  const { tree, value } = parsed(text, errors, shown);
  const [first] = errors;
  if (first || !tree) {
    const what = first ? faultInWords(first.error) : l10n.t('it is empty');
    throw new RequestError(l10n.t('{0} is not JSON: {1}.', placeOf(text, first?.offset ?? 0, shown), what));
  }
  const result = v.safeParse(ConfigurationFile, value);
  if (!result.success) {
    const [issue] = result.issues;
    const path = (issue.path ?? []).map((item) => item.key as string | number);
    throw new RequestError(`${placeOf(text, offsetOf(tree, path), shown)}: ${complaint(issue, path)}`);
  }
  const { configurations } = result.output;
  const at = nameTwice(configurations);
  const twice = configurations[at];
  if (twice) {
    const place = placeOf(text, offsetOf(tree, ['configurations', at]), shown);
    throw new RequestError(
      `${place}: ${l10n.t('there are two configurations with the name "{0}".', twice.name)}`,
    );
  }
  return configurations;
}

/** The place of the first configuration with the name of one before it, or -1. */
function nameTwice(configurations: readonly Configuration[]): number {
  const seen = new Set<string>();
  return configurations.findIndex(({ name }) => seen.size === seen.add(name).size);
}

/** The value of a text that is JSON and no more, many times as fast; undefined where the other parser has to look. */
function plainJson(text: string): unknown {
  try {
    return isShallow(text) && !text.includes('__proto__') ? JSON.parse(text) : undefined;
  } catch {
    return undefined; // Comments, or a fault whose place is to be told.
  }
}

/** Whether a text has no more brackets open at a time than people write. */
function isShallow(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const c = text.charCodeAt(at) | 0x20;
    depth += c === 0x7b ? 1 : c === 0x7d ? -1 : 0; // { and [, } and ]; those in texts count, too.
    if (depth > 200) {
      return false;
    }
  }
  return true;
}

function parsed(
  text: string,
  errors: ParseError[],
  shown: string,
): { tree?: Node | undefined; value?: unknown } {
  try {
    const tree = parseTree(text, errors, OPTIONS);
    return { tree, value: tree && getNodeValue(tree) };
  } catch {
    // The parser calls itself for each level.
    throw new RequestError(
      l10n.t('{0} cannot be read: it nests too deep for a file of run configurations.', shown),
    );
  }
}

function complaint(issue: v.BaseIssue<unknown>, path: (string | number)[]): string {
  const key = path.at(-1);
  const name = typeof key === 'number' ? l10n.t('configuration {0}', key + 1) : (key ?? l10n.t('the file'));
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const none = l10n.t('there is no setting "{0}". The settings are {1}.', String(key), KEYS.join(', '));
    const hint = nearestInWords(String(key), KEYS);
    return hint === null ? none : l10n.t('{0} {1}', none, hint);
  }
  if (issue.received === 'undefined') {
    return l10n.t('"{0}" is missing.', name);
  }
  const isObject = issue.type === 'strict_object' || issue.type === 'loose_object';
  const expected = isObject ? l10n.t('an object { … }') : issue.message;
  const found = String(JSON.stringify(issue.input)?.slice(0, 60));
  return l10n.t('"{0}" must be {1}, not {2}.', name, expected, found);
}

/** Of the thing itself or, where it is missing, of what it is missing in. */
function offsetOf(tree: Node, path: (string | number)[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (node) {
      return node.parent?.type === 'property' ? node.parent.offset : node.offset;
    }
  }
  return tree.offset;
}

function placeOf(text: string, offset: number, shown: string): string {
  const before = text.slice(0, offset).split('\n');
  return `${shown}:${before.length}:${(before.at(-1) as string).length + 1}`;
}

const FAULTS: Readonly<Record<string, () => string>> = {
  InvalidSymbol: () => l10n.t('invalid symbol'),
  InvalidNumberFormat: () => l10n.t('invalid number format'),
  PropertyNameExpected: () => l10n.t('property name expected'),
  ValueExpected: () => l10n.t('value expected'),
  ColonExpected: () => l10n.t('colon expected'),
  CommaExpected: () => l10n.t('comma expected'),
  CloseBraceExpected: () => l10n.t('close brace expected'),
  CloseBracketExpected: () => l10n.t('close bracket expected'),
  EndOfFileExpected: () => l10n.t('end of file expected'),
  InvalidCommentToken: () => l10n.t('invalid comment token'),
  UnexpectedEndOfComment: () => l10n.t('unexpected end of comment'),
  UnexpectedEndOfString: () => l10n.t('unexpected end of string'),
  UnexpectedEndOfNumber: () => l10n.t('unexpected end of number'),
  InvalidUnicode: () => l10n.t('invalid unicode'),
  InvalidEscapeCharacter: () => l10n.t('invalid escape character'),
  InvalidCharacter: () => l10n.t('invalid character'),
};

function faultInWords(fault: ParseErrorCode): string {
  const code = printParseErrorCode(fault);
  return FAULTS[code]?.() ?? code;
}
