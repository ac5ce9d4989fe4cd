import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import * as v from 'valibot';
import { RequestError } from '../errors.js';
import { type Configuration, ConfigurationFile, KEYS } from './shape.js';

const OPTIONS = { allowTrailingComma: true };

/**
 * Reads the text of a `poolscope.json`; comments and trailing commas are welcome.
 *
 * @param shown - the file's path for messages
 * @throws RequestError with file, line, column and what was expected
 */
export function parseConfigurations(text: string, shown: string): Configuration[] {
  const errors: ParseError[] = [];
  const { tree, value } = parsed(text, errors, shown);
  const [first] = errors;
  if (first || !tree) {
    const what = first ? words(printParseErrorCode(first.error)) : 'it is empty';
    throw new RequestError(`${placeOf(text, first?.offset ?? 0, shown)} is not JSON: ${what}.`);
  }
  const result = v.safeParse(ConfigurationFile, value);
  if (!result.success) {
    const [issue] = result.issues;
    const path = (issue.path ?? []).map((item) => item.key as string | number);
    throw new RequestError(`${placeOf(text, offsetOf(tree, path), shown)}: ${complaint(issue, path)}`);
  }
  const { configurations } = result.output;
  const twice = configurations.find(({ name }, i) => configurations.findIndex((c) => c.name === name) !== i);
  if (twice) {
    const at = configurations.lastIndexOf(twice);
    const place = placeOf(text, offsetOf(tree, ['configurations', at]), shown);
    throw new RequestError(`${place}: there are two configurations with the name "${twice.name}".`);
  }
  return configurations;
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
    throw new RequestError(`${shown} cannot be read: it nests too deep for a file of run configurations.`);
  }
}

function complaint(issue: v.BaseIssue<unknown>, path: (string | number)[]): string {
  const key = path.at(-1);
  const name = typeof key === 'number' ? `configuration ${key + 1}` : (key ?? 'the file');
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    return `there is no setting "${key}". The settings are ${KEYS.join(', ')}.`;
  }
  if (issue.received === 'undefined') {
    return `"${name}" is missing.`;
  }
  const expected =
    issue.type === 'strict_object'
      ? 'an object { … }'
      : issue.type === 'loose_object'
        ? 'an object { … }'
        : issue.message;
  return `"${name}" must be ${expected}, not ${JSON.stringify(issue.input)?.slice(0, 60)}.`;
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

/** `PropertyNameExpected` as "property name expected". */
function words(code: string): string {
  return code.replace(/[A-Z]/g, (letter, at) => `${at === 0 ? '' : ' '}${letter.toLowerCase()}`);
}
