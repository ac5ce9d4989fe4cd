import { parse } from '@babel/parser';
import type { Node } from '@babel/types';

/** A text in the sources that a person could read and that goes through no `l10n.t`. */
export interface Literal {
  line: number;
  text: string;
}

/** Attributes and properties that are shown, and the calls that show what they are given. */
const SHOWN = new Set([
  ...['title', 'alt', 'label', 'aria-label', 'placeholder', 'placeHolder', 'aria-description', 'summary'],
  ...['detail', 'description', 'tooltip', 'prompt', 'message', 'validationMessage', 'openLabel', 'advice'],
  ...['says', 'word', 'reason', 'caption', 'lead', 'head', 'notes', 'evidence', 'text'],
]);
const SAYS =
  /(^|\.)(RequestError|InputsError|notify|confirm|whileNotified|setStatusBarMessage|show\w+Message|choose|askText|askNumber|says|fault|sentence)$/;
/** Calls whose words are for the log, or for whoever maintains this: faults of ours, not of a person. */
const UNSEEN =
  /(^|\.)(info|warn|error|trace|debug|Error|TypeError|RegExp|querySelector|querySelectorAll|closest|matchMedia|getContext)$/;
/** Two words in a row: nothing but a sentence has that. */
const SENTENCE = /\p{L}{2,}[,.:;”"’)]* +[(“"]?(\p{L}{2,}|\{)/u;
const WORD = /\p{L}{2,}/u;

/** All literals of a file that look like words for a person. */
export function literalsOf(code: string, isJsx: boolean): Literal[] {
  const { program } = parse(code, {
    sourceType: 'module',
    plugins: ['typescript', ...(isJsx ? (['jsx'] as const) : [])],
    createImportExpressions: true,
  });
  const found: Literal[] = [];
  visit(program, false);
  return found;

  /** @param isShown - where this node stands, what it says is shown */
  function visit(node: Node, isShown: boolean): void {
    const text = textOf(node);
    if (text !== null) {
      const words = text
        .replace(/<[^>]*>/g, ' \n ')
        .replace(/\$\([\w~-]+\)/g, '')
        .replaceAll('Poolscope', '');
      if ((isShown || node.type === 'JSXText' ? WORD : SENTENCE).test(words)) {
        found.push({ line: node.loc?.start.line ?? 0, text: text.trim().replace(/\s+/g, ' ') });
      }
    }
    for (const [key, child] of childrenOf(node)) {
      visit(child, shows(node, key, child, isShown));
    }
  }

  function shows(node: Node, key: string, child: Node, isShown: boolean): boolean {
    switch (node.type) {
      case 'ObjectProperty':
        return SHOWN.has(nameOf(node.key));
      case 'JSXAttribute':
        return SHOWN.has(nameOf(node.name));
      case 'AssignmentExpression':
        return node.left.type === 'MemberExpression' && SHOWN.has(nameOf(node.left.property));
      case 'CallExpression':
      case 'NewExpression':
        return SAYS.test(code.slice(node.callee.start as number, node.callee.end as number));
      case 'JSXElement':
      case 'JSXFragment':
        return key === 'children';
      case 'JSXExpressionContainer':
        return isShown;
      case 'ConditionalExpression':
        return isShown && key !== 'test';
      case 'LogicalExpression':
      case 'ParenthesizedExpression':
      case 'TSAsExpression':
      case 'ArrayExpression':
      case 'TemplateLiteral':
        return isShown;
      case 'ArrowFunctionExpression':
        return isShown && child.type !== 'BlockStatement';
      default:
        return false;
    }
  }

  function childrenOf(node: Node): [string, Node][] {
    const names = isUnseen(node) ? [] : Object.keys(node).filter((key) => key !== 'loc');
    return names.flatMap((key) =>
      [(node as unknown as Record<string, unknown>)[key]]
        .flat()
        .filter((child): child is Node => typeof (child as Node | null)?.type === 'string')
        .filter((child) => !isAside(node, key, child))
        .map((child): [string, Node] => [key, child]),
    );
  }

  /** Whether nothing below it is read by a person as it stands. */
  function isUnseen(node: Node): boolean {
    if (node.type === 'CallExpression' || node.type === 'NewExpression') {
      const callee = code.slice(node.callee.start as number, node.callee.end as number);
      return UNSEEN.test(callee);
    }
    return (
      node.type === 'ImportDeclaration' ||
      (/^TS/.test(node.type) &&
        !/^TS(As|Satisfies|NonNull|Instantiation)?Expression$|^TSParameterProperty$/.test(node.type))
    );
  }

  /** The words that are looked up, keys, and what is only compared. */
  function isAside(node: Node, key: string, child: Node): boolean {
    switch (node.type) {
      case 'CallExpression': {
        const callee = code.slice(node.callee.start as number, node.callee.end as number);
        // The first one of a notification is its kind.
        const isFirst = key === 'arguments' && child === node.arguments[0];
        return isFirst && /^(l10n\.t|notify)$/.test(callee);
      }
      case 'ObjectProperty':
      case 'ObjectMethod':
      case 'ClassProperty':
        return key === 'key' && !node.computed;
      case 'MemberExpression':
        return key === 'property';
      case 'BinaryExpression':
        return /^[!=]==?$|^in$/.test(node.operator);
      case 'SwitchCase':
        return key === 'test';
      case 'JSXAttribute':
        return (
          key === 'name' ||
          !(SHOWN.has(nameOf(node.name)) || child.type === 'JSXExpressionContainer') ||
          /^class/.test(nameOf(node.name))
        );
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration':
        return key === 'source';
      default:
        return false;
    }
  }
}

function textOf(node: Node): string | null {
  switch (node.type) {
    case 'StringLiteral':
    case 'JSXText':
      return node.value;
    case 'TemplateLiteral':
      return node.quasis.map(({ value }) => value.cooked).join('{}');
    default:
      return null;
  }
}

function nameOf(node: Node): string {
  return node.type === 'Identifier' || node.type === 'JSXIdentifier'
    ? node.name
    : node.type === 'StringLiteral'
      ? node.value
      : '';
}
