import type { Node } from '@babel/types';
import { below } from '../functionPath.js';
import { moduleExports } from './assigning.js';
import { boundNames, isClass, isFunction, ownName, unwrap } from './ast.js';
import { importOf } from './made.js';
import type { Name, Place } from './names.js';
import { isTop, topName, type Walk } from './walk.js';

type Kind<T extends Node['type']> = Extract<Node, { type: T }>;

/** `export …` in all its forms, TypeScript's `export =` and namespaces. */
export function walkExport(
  walk: Walk,
  node: Kind<
    | 'ExportNamedDeclaration'
    | 'ExportDefaultDeclaration'
    | 'ExportAllDeclaration'
    | 'TSExportAssignment'
    | 'TSModuleDeclaration'
  >,
  place: Place,
): void {
  switch (node.type) {
    case 'ExportAllDeclaration':
      if (node.exportKind !== 'type') {
        walk.exports.stars.set(node.source.value, node);
      }
      return;
    case 'TSModuleDeclaration':
      walkNamespace(walk, node, place);
      return;
    case 'ExportDefaultDeclaration': {
      const { declaration } = node;
      // Functions and classes may have a name of their own; the members of an object are below `default`.
      const text = unwrap(declaration).type === 'ObjectExpression' ? 'default' : '';
      exportValue(walk, declaration, place, { text, at: declaration, exportedAs: ['default'] });
      return;
    }
    case 'TSExportAssignment':
      exportValue(walk, node.expression, place, moduleExports(node.expression));
      return;
    case 'ExportNamedDeclaration':
      walkNamedExport(walk, node, place);
      return;
  }
}

/** A default export or what `module.exports` is given by TypeScript. */
function exportValue(walk: Walk, declared: Node, place: Place, name: Name): void {
  const value = unwrap(declared);
  const declaration = value.type === 'FunctionDeclaration' || value.type === 'ClassDeclaration';
  const binding =
    value.type === 'Identifier'
      ? value.name
      : declaration && (isFunction(value) || isClass(value))
        ? ownName(value)
        : undefined;
  for (const path of name.exportedAs) {
    if (binding !== undefined) {
      walk.exports.addBinding(path, binding);
    } else if (!value.type.startsWith('TS')) {
      walk.exports.addDirect(path, value);
    }
  }
  walk.push(value, place, binding === undefined ? name : undefined);
}

function walkNamedExport(walk: Walk, node: Kind<'ExportNamedDeclaration'>, place: Place): void {
  const { declaration } = node;
  if (declaration != null) {
    walk.push(declaration, place);
    if (isTop(place)) {
      for (const name of declaredNames(declaration)) {
        walk.exports.addBinding(name, name);
      }
    }
    return;
  }
  for (const specifier of node.exportKind === 'type' ? [] : node.specifiers) {
    if (specifier.type === 'ExportNamespaceSpecifier' && node.source) {
      walk.exports.addDirect(specifier.exported.name, importOf(node.source.value, '*', specifier.exported));
    }
    if (specifier.type !== 'ExportSpecifier' || specifier.exportKind === 'type') {
      continue;
    }
    const { local, exported } = specifier;
    const name = below('', textOf(exported));
    if (node.source != null) {
      walk.exports.addDirect(name, importOf(node.source.value, textOf(local), specifier));
    } else {
      walk.exports.addBinding(name, local.name);
    }
  }
}

/** A name in a list of exports: an identifier, or a text. */
function textOf(node: Node): string {
  return node.type === 'StringLiteral' ? node.value : (node as { name: string }).name;
}

function walkNamespace(walk: Walk, node: Kind<'TSModuleDeclaration'>, place: Place): void {
  if (node.declare === true || node.id.type !== 'Identifier') {
    return;
  }
  const prefix = topName(node.id.name, node.id, place);
  if (isTop(place)) {
    walk.exports.bindings.set(node.id.name, node);
  }
  if (node.body.type === 'TSModuleDeclaration') {
    walkNamespace(walk, node.body as Kind<'TSModuleDeclaration'>, { ...place, prefix });
    return;
  }
  for (const statement of node.body.body) {
    const hiddenIn =
      place.hiddenIn ?? (statement.type === 'ExportNamedDeclaration' ? undefined : prefix.text);
    walk.push(statement, { ...place, prefix, hiddenIn });
  }
}

function declaredNames(node: Node): string[] {
  if (node.type === 'VariableDeclaration') {
    return node.declare === true ? [] : node.declarations.flatMap((d) => boundNames(d.id));
  }
  const runs =
    node.type === 'FunctionDeclaration' ||
    node.type === 'ClassDeclaration' ||
    node.type === 'TSModuleDeclaration';
  return runs && node.id?.type === 'Identifier' && node.declare !== true ? [node.id.name] : [];
}
