import type { Node, Program, Statement } from '@babel/types';
import { freeOf } from './free.js';
import { loadsOf } from './loads.js';
import { namesOf } from './scopes.js';

/** What a file surely loads when it is loaded itself. */
export interface Import {
  specifier: string;
  line: number;
  /** Whether it stands for types only, or may: then a compiler drops it, where its tsconfig lets it. */
  isDropped: boolean;
}

/**
 * The imports of a file, but for those that are types by their own words.
 *
 * @param text - of the file
 */
export function importsOf(program: Program, text: string, fileName: string): Import[] {
  const isTyped = /\.(?:[cm]?ts|tsx)$/.test(fileName);
  let used: Set<string> | undefined;
  // As if nothing were imported: what is used as a value and declared nowhere else.
  const isUsed = (name: string) => {
    used ??= new Set(freeOf({ ...program, body: program.body.flatMap(withoutTypes) }).names);
    return used.has(name);
  };
  return program.body.flatMap((node) => {
    const line = node.loc?.start.line ?? 1;
    return specifiersOf(node).map((specifier) => ({ specifier, line, isDropped: isTyped && !isKept(node) }));
  });

  function isKept(node: Node): boolean {
    if (node.type === 'ImportDeclaration') {
      const isBare =
        node.specifiers.length === 0 && !text.slice(node.start ?? 0, node.end ?? 0).includes('{');
      return isBare || node.specifiers.some((each) => !isTypeOnly(each) && isUsed(each.local.name));
    }
    return node.type !== 'TSImportEqualsDeclaration' || node.isExport || isUsed(node.id.name);
  }

  function specifiersOf(node: Node): string[] {
    const { source } = node as { source?: { value: string } | null };
    if (isTypeOnly(node)) {
      return [];
    }
    if (source != null) {
      return [source.value];
    }
    if (node.type === 'TSImportEqualsDeclaration') {
      const { moduleReference } = node;
      return moduleReference.type === 'TSExternalModuleReference' ? [moduleReference.expression.value] : [];
    }
    const required = loadsOf(node).flatMap(({ specifier }) => specifier ?? []);
    return required.length > 0 && !namesOf(program, undefined).includes('require') ? required : [];
  }
}

/** A statement without the names that it imports, and without those that it exports as types. */
function withoutTypes(node: Statement): Statement[] {
  if (node.type === 'ImportDeclaration' || node.type === 'TSImportEqualsDeclaration' || isTypeOnly(node)) {
    return [];
  }
  return node.type === 'ExportNamedDeclaration'
    ? [{ ...node, specifiers: node.specifiers.filter((each) => !isTypeOnly(each)) }]
    : [node];
}

function isTypeOnly(node: Node): boolean {
  const { importKind, exportKind } = node as { importKind?: string; exportKind?: string };
  return importKind === 'type' || importKind === 'typeof' || exportKind === 'type';
}
