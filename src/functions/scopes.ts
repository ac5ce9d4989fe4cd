// Which names each kind of node declares for what is inside it: the scopes of ECMAScript (its "Block", "Function" and
// "Class" environments) and of TypeScript's namespaces and enums.
import type { Node } from '@babel/types';
import { boundNames, isFunction } from './ast.js';
import { childrenOf } from './children.js';

/**
 * The names that a node declares for its children.
 *
 * @param parent - of the node: a function's body is a scope of its own, but not one without it
 * @returns none for a node that is no scope
 */
export function namesOf(node: Node, parent: Node | undefined): string[] {
  switch (node.type) {
    case 'Program':
    case 'StaticBlock':
    case 'TSModuleBlock':
      return [...lexicalNames(node.body), ...varNames(node)];
    case 'BlockStatement':
      return [...lexicalNames(node.body), ...(parent && isFunction(parent) ? varNames(node) : [])];
    case 'SwitchStatement':
      return lexicalNames(node.cases.flatMap((each) => each.consequent));
    case 'ForStatement':
      return node.init ? lexicalNames([node.init]) : [];
    case 'ForInStatement':
    case 'ForOfStatement':
      return lexicalNames([node.left]);
    case 'CatchClause':
      return node.param ? boundNames(node.param) : [];
    case 'ClassExpression':
      return node.id ? [node.id.name] : [];
    case 'TSEnumDeclaration':
      return (node.body?.members ?? node.members ?? []).flatMap(({ id }) =>
        id.type === 'Identifier' ? [id.name] : [],
      );
    default:
      return isFunction(node) ? functionNames(node) : [];
  }
}

function functionNames(node: Extract<Node, { params: unknown[] }> & Node): string[] {
  const { params, type, id } = node as { params: Node[]; type: string; id?: { name: string } | null };
  const own = type === 'FunctionExpression' && id ? [id.name] : [];
  return [...own, ...params.flatMap(boundNames)];
}

/** What stands in a list of statements itself: `let`, `const`, `using`, classes, functions, imports, enums, namespaces. */
function lexicalNames(statements: readonly Node[]): string[] {
  return statements.flatMap((statement): string[] => {
    switch (statement.type) {
      case 'VariableDeclaration':
        return statement.kind === 'var' ? [] : statement.declarations.flatMap(({ id }) => boundNames(id));
      case 'FunctionDeclaration':
      case 'ClassDeclaration':
        return statement.id ? [statement.id.name] : [];
      case 'TSEnumDeclaration':
      case 'TSModuleDeclaration':
      case 'TSImportEqualsDeclaration':
        return statement.id.type === 'Identifier' ? [statement.id.name] : [];
      case 'ImportDeclaration':
        return statement.specifiers.map(({ local }) => local.name);
      case 'ExportNamedDeclaration':
      case 'ExportDefaultDeclaration':
        return statement.declaration ? lexicalNames([statement.declaration as Node]) : [];
      case 'LabeledStatement':
        return lexicalNames([statement.body]);
      default:
        return [];
    }
  });
}

/** What `var` declares anywhere below a node, functions and classes aside: it belongs to the function around. */
function varNames(node: Node): string[] {
  const names: string[] = [];
  const pile = childrenOf(node);
  for (let next = pile.pop(); next !== undefined; next = pile.pop()) {
    if (isFunction(next) || next.type === 'ClassBody' || next.type === 'TSModuleBlock') {
      continue;
    }
    if (next.type === 'VariableDeclaration' && next.kind === 'var') {
      names.push(...next.declarations.flatMap(({ id }) => boundNames(id)));
    }
    pile.push(...childrenOf(next));
  }
  return names;
}
