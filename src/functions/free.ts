import type { Node, Program } from '@babel/types';
import { type FunctionNode, isFunction } from './ast.js';
import { childrenOf, entriesOf } from './children.js';
import { namesOf } from './scopes.js';

/** What a function uses and does not have itself, in order of place. */
export interface Free {
  names: string[];
  /** `this`, `super`, `arguments` and `new.target` of a function around it. */
  ofCall: string[];
  /** What stands for the place where it is written: `import.meta`, private names (`#count`) of a class around it. */
  ofPlace: string[];
}

interface Scope {
  names: ReadonlySet<string>;
  around: Scope | null;
}

/**
 * Finds what a function or a whole file uses of what is around it: its free variables, and what else only its place can
 * give.
 */
export function freeOf(fn: FunctionNode | Program): Free {
  const names = new Set<string>();
  const ofCall = new Set<string>();
  const ofPlace = new Set<string>();
  const ownPrivate = privateNames(fn);

  const visit = (node: Node, parent: Node | undefined, around: Scope | null, hasCall: boolean): void => {
    switch (node.type) {
      case 'Identifier':
        if (!has(around, node.name)) {
          if (node.name !== 'arguments') {
            names.add(node.name);
          } else if (!hasCall) {
            ofCall.add('arguments');
          }
        }
        break;
      case 'JSXIdentifier':
        if (isComponent(node.name, parent) && !has(around, node.name)) {
          names.add(node.name);
        }
        return;
      case 'ThisExpression':
      case 'Super':
        if (!hasCall) {
          ofCall.add(node.type === 'Super' ? 'super' : 'this');
        }
        return;
      case 'MetaProperty':
        if (node.meta.name === 'import') {
          ofPlace.add('import.meta');
        } else if (!hasCall) {
          ofCall.add('new.target');
        }
        return;
      case 'PrivateName':
        if (!ownPrivate.has(node.id.name)) {
          ofPlace.add(`#${node.id.name}`);
        }
        return;
      default:
        if (isType(node)) {
          return;
        }
    }
    const own = namesOf(node, parent);
    const inner = own.length > 0 ? { names: new Set(own), around } : around;
    for (const [key, child] of entriesOf(node)) {
      if (!isLabel(node, key)) {
        visit(child, node, inner, hasCall || givesCall(node, key));
      }
    }
  };
  // A declaration that is run as an expression knows itself by its name.
  const self = fn.type === 'FunctionDeclaration' && fn.id ? new Set([fn.id.name]) : new Set<string>();
  visit(fn, undefined, { names: self, around: null }, false);
  return { names: [...names], ofCall: [...ofCall], ofPlace: [...ofPlace] };
}

/** Whether `this` means something else below this key of a node than around it. */
export function givesCall(node: Node, key: string): boolean {
  switch (node.type) {
    case 'ArrowFunctionExpression':
      return false;
    case 'ClassProperty':
    case 'ClassPrivateProperty':
    case 'ClassAccessorProperty':
      return key === 'value';
    case 'StaticBlock':
      return true;
    default:
      return isFunction(node) && key !== 'key';
  }
}

function has(scope: Scope | null, name: string): boolean {
  for (let at = scope; at !== null; at = at.around) {
    if (at.names.has(name)) {
      return true;
    }
  }
  return false;
}

/** Whether an identifier under this key is a word of its own and no variable. */
function isLabel(node: Node, key: string): boolean {
  const isComputed = (node as { computed?: boolean }).computed === true;
  return (
    ((key === 'property' || key === 'key') && !isComputed && !isPrivateAccess(node, key)) ||
    key === 'label' ||
    key === 'imported' ||
    key === 'exported' ||
    (node.type === 'TSEnumMember' && key === 'id')
  );
}

function isPrivateAccess(node: Node, key: string): boolean {
  return (node as unknown as Record<string, Node>)[key]?.type === 'PrivateName';
}

/** Whether a name in JSX is a variable: `<View />`, `<ui.Row />`; `<b />` is a text. */
function isComponent(name: string, parent: Node | undefined): boolean {
  return (
    parent?.type === 'JSXMemberExpression' ||
    (parent?.type === 'JSXOpeningElement' && !/^[a-z]/.test(name) && !name.includes('-'))
  );
}

/** A type is gone when the function runs; these only look like one, and hold an expression. */
function isType(node: Node): boolean {
  return (
    node.type.startsWith('TS') &&
    !/^TS(As|Satisfies|NonNull|TypeAssertion|Instantiation)|^TS(Enum|ParameterProperty)/.test(node.type)
  );
}

function privateNames(root: Node): Set<string> {
  const names = new Set<string>();
  const pile = [root];
  for (let next = pile.pop(); next !== undefined; next = pile.pop()) {
    const { key } = next as { key?: Node };
    if (key?.type === 'PrivateName' && next.type.startsWith('Class')) {
      names.add(key.id.name);
    }
    pile.push(...childrenOf(next));
  }
  return names;
}
