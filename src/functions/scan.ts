import type { Node } from '@babel/types';
import * as l10n from '@vscode/l10n';
import { walkAssignment, walkCall, walkDeclarator } from './assigning.js';
import { type FunctionNode, isClass, isFunction, keyText, literalText, ownName, unwrap } from './ast.js';
import { walkClass } from './classes.js';
import { emit } from './emit.js';
import { walkExport } from './exporting.js';
import { ExportBook } from './exports.js';
import { finish } from './finish.js';
import { importOf } from './made.js';
import type { Module, Project, ReadModule } from './modules.js';
import { member, type Name, type Place } from './names.js';
import { parseFile } from './parse.js';
import { refusalOf } from './refusal.js';
import { isTop, type Scan, topName, type Walk, walkChildren } from './walk.js';

interface Pending {
  node: Node;
  place: Place;
  name?: Name;
}

/** So many files are looked into for what they pass on. */
const MOST_FILES = 200;

/**
 * Parses a file and finds its functions.
 *
 * @param readModule - finds the files that it imports; without it, what comes from them is not visible
 * @param project - what is around it; without it, what only that tells is not refused
 * @throws RequestError for a syntax error
 */
export function scan(code: string, fileName: string, readModule?: ReadModule, project?: Project): Scan {
  const known = new Map<string, Module | null>();
  const walk = walkFile(code, fileName, project);
  const { exports, refusal } = walk;
  const functions = finish(walk, moduleOf(walk, fileName, readModule, known));
  if (refusal !== undefined) {
    for (const found of functions) {
      found.reason = found.runnable ? refusal : found.reason;
      found.runnable = false;
    }
  }
  return { functions, exports, refusal };
}

function moduleOf(
  { exports, code }: Walk,
  fileName: string,
  readModule: ReadModule | undefined,
  known: Map<string, Module | null>,
): Module {
  const read = (specifier: string): Module | null => {
    const found = known.size < MOST_FILES ? readModule?.(specifier, fileName) : undefined;
    if (!found) {
      return null;
    }
    let module = known.get(found.fileName);
    if (module === undefined) {
      try {
        module = moduleOf(walkFile(found.code, found.fileName), found.fileName, readModule, known);
      } catch {
        module = null; // It has a syntax error, which is told where it is run.
      }
      known.set(found.fileName, module);
    }
    return module;
  };
  return { exports, code, read };
}

/**
 * Walks the tree of a file once.
 * The tree is walked with a pile of its own and not by recursion, because generated code nests deeper than the stack.
 * @throws RequestError for a syntax error
 */
function walkFile(code: string, fileName: string, project?: Project): Walk {
  const { ast, text } = parseFile(code, fileName);
  const pile: Pending[] = [];
  const walk: Walk = {
    code: text,
    functions: [],
    exports: new ExportBook(),
    push: (node, place, name) => {
      if (node != null) {
        pile.push({ node, place, name });
      }
    },
  };
  walk.push(ast.program, {});
  for (let next = pile.pop(); next !== undefined; next = pile.pop()) {
    const before = pile.length;
    visit(walk, next.node, next.place, next.name);
    // What was put on first comes off first: assignments count in the order in which the file makes them.
    for (let i = before, j = pile.length - 1; i < j; i++, j--) {
      [pile[i], pile[j]] = [pile[j] as Pending, pile[i] as Pending];
    }
  }
  walk.refusal = refusalOf(ast.program, text, fileName, project);
  return walk;
}

function visit(walk: Walk, outer: Node, place: Place, name: Name | undefined): void {
  const node = unwrap(outer);
  if (isFunction(node)) {
    walkFunction(walk, node, place, name);
    return;
  }
  if (isClass(node)) {
    walkClass(walk, node, place, name);
    return;
  }
  switch (node.type) {
    case 'ObjectExpression':
      walkObject(walk, node, place, name);
      return;
    case 'VariableDeclaration': {
      // `var` belongs to the file even inside a block.
      const here =
        node.kind === 'var' && place.closure === undefined ? { ...place, block: undefined } : place;
      for (const declarator of node.declarations) {
        if (node.kind === 'const' && isTop(here)) {
          keepConstant(walk, declarator);
        }
        walkDeclarator(walk, declarator, here);
      }
      return;
    }
    case 'AssignmentExpression':
      walkAssignment(walk, node, place, []);
      return;
    case 'ImportDeclaration':
      for (const specifier of node.specifiers) {
        const { local } = specifier;
        walk.exports.bindings.set(local.name, importOf(node.source.value, importedName(specifier), local));
      }
      return;
    case 'CallExpression':
      walkCall(walk, node, place);
      return;
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
    case 'ExportAllDeclaration':
    case 'TSExportAssignment':
    case 'TSModuleDeclaration':
      walkExport(walk, node, place);
      return;
    default:
      walkChildren(walk, node, blockAt(node, place));
      return;
  }
}

function importedName(specifier: Extract<Node, { type: 'ImportDeclaration' }>['specifiers'][number]): string {
  if (specifier.type !== 'ImportSpecifier') {
    return specifier.type === 'ImportDefaultSpecifier' ? 'default' : '*';
  }
  const { imported } = specifier;
  return imported.type === 'Identifier' ? imported.name : imported.value;
}

/** Keys of objects and classes may be computed of what stands in a constant. */
function keepConstant({ exports }: Walk, { id, init }: Extract<Node, { type: 'VariableDeclarator' }>): void {
  const text = id.type === 'Identifier' && init ? literalText(unwrap(init)) : undefined;
  if (text !== undefined) {
    exports.constants.set((id as { name: string }).name, text);
  }
}

/** A function itself, then what is inside it. */
function walkFunction(walk: Walk, node: FunctionNode, place: Place, name: Name | undefined): void {
  let own = name;
  const id = ownName(node);
  if (
    own === undefined &&
    id !== undefined &&
    (node.type === 'FunctionDeclaration' || place.closure !== undefined)
  ) {
    own = topName(id, (node as { id?: Node }).id as Node, node.type === 'FunctionDeclaration' ? place : {});
  }
  if (own !== undefined) {
    if (node.type === 'FunctionDeclaration' && own.binding === own.text && isTop(place)) {
      walk.exports.bindings.set(own.text, node);
    }
    emit(walk, node, own, place);
  }
  const label = own?.text || id;
  const closure =
    label !== undefined
      ? l10n.t('a call of {0}', `${label}()`)
      : (place.closure ?? l10n.t('a call of the function at line {0}', node.loc?.start.line ?? 0));
  for (const part of [...node.params, node.body]) {
    walk.push(part, { closure });
  }
}

/** An object literal: its functions are found when the object has a name. */
function walkObject(
  walk: Walk,
  node: Extract<Node, { type: 'ObjectExpression' }>,
  place: Place,
  name?: Name,
): void {
  for (const property of node.properties) {
    const key = property.type === 'SpreadElement' ? undefined : keyText(property, walk.exports.constants);
    if (property.type === 'SpreadElement' || key === undefined) {
      walkChildren(walk, property, place);
      continue;
    }
    const own = name && member(name, key, property.key);
    if (property.type === 'ObjectMethod') {
      walk.push(property, place, property.kind === 'method' ? own : undefined);
      continue;
    }
    const value = unwrap(property.value);
    if (value.type === 'Identifier' && name !== undefined) {
      for (const path of own?.exportedAs ?? []) {
        walk.exports.addBinding(path, value.name);
      }
    } else {
      for (const path of own?.exportedAs ?? []) {
        walk.exports.addDirect(path, value);
      }
      walk.push(value, place, own);
    }
  }
}

/** The place inside a statement that opens a block. */
function blockAt(node: Node, place: Place): Place {
  const opens =
    node.type === 'BlockStatement' ||
    node.type === 'SwitchStatement' ||
    /^For(In|Of)?Statement$/.test(node.type);
  return opens && place.closure === undefined && place.block === undefined
    ? { ...place, block: node.loc?.start.line ?? 0 }
    : place;
}
