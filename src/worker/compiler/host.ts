import ts from 'typescript6';
import { looksLikeAlias } from '../resolve/aliasNames.js';
import { LIB, LIB_TEXT } from './lib.js';
import { neededModules } from './needed.js';

/** A compiler's view of the files: only those that it has to look into are read. */
export interface View extends ts.CompilerHost {
  /** What was compiled, by the path that it would be written to. */
  written: Map<string, string>;
  /** Paths of the other files that were looked into. */
  looked: Set<string>;
}

const parsed = new Map<string, ts.SourceFile | undefined>();

/**
 * @param path - of the file that is compiled
 * @param source - its text
 * @param format - set where the file is an ES module by its name or package, so that `import x = require()` in it is made for one
 */
export function viewOf(
  path: string,
  source: string,
  options: ts.CompilerOptions,
  format?: ts.ResolutionMode,
): View {
  let root: ts.SourceFile | undefined;
  /** The options decide, among other things, whether a file with JSX is a module. */
  const parse = (how: ts.ScriptTarget | ts.CreateSourceFileOptions) => {
    const given = typeof how === 'object' ? how : { languageVersion: how };
    root = ts.createSourceFile(path, source, { ...given, impliedNodeFormat: format }, true, kindOf(path));
    return root;
  };
  const written = new Map<string, string>();
  const looked = new Set<string>();
  const cache = ts.createModuleResolutionCache('/', (name) => name, options);
  return {
    written,
    looked,
    getSourceFile: (name, how) => (name === path ? (root ?? parse(how)) : read(name)),
    writeFile: (name, text) => written.set(name, text),
    getDefaultLibFileName: () => LIB,
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    fileExists: (name) => name === LIB || ts.sys.fileExists(name),
    readFile: ts.sys.readFile,
    directoryExists: ts.sys.directoryExists,
    ...(ts.sys.realpath && { realpath: ts.sys.realpath }),
    resolveTypeReferenceDirectiveReferences: (references) =>
      references.map(() => ({ resolvedTypeReferenceDirective: undefined })),
    resolveModuleNameLiterals: (literals, containing, redirected, _options, file) => {
      const needed = neededModules(file, {
        isRoot: file === root,
        metadata: options.emitDecoratorMetadata === true,
      });
      return literals.map(({ text }) => {
        if (!needed.has(text) && !(file === root && isOwn(text))) {
          return { resolvedModule: undefined };
        }
        const { resolvedModule } = ts.resolveModuleName(text, containing, options, ts.sys, cache, redirected);
        const isTyped = /\.[cm]?tsx?$/.test(resolvedModule?.resolvedFileName ?? '');
        // What has declarations alone may hold enums that exist nowhere else.
        const isLooked = needed.has(text) || /\.d\.[cm]?ts$/.test(resolvedModule?.resolvedFileName ?? '');
        if (!resolvedModule || !isTyped || !isLooked) {
          return { resolvedModule: undefined };
        }
        looked.add(resolvedModule.resolvedFileName);
        return { resolvedModule };
      });
    },
  };
}

/** Whether a specifier means a file of the project, not a package. */
function isOwn(specifier: string): boolean {
  return specifier.startsWith('.') || looksLikeAlias(specifier);
}

function read(name: string): ts.SourceFile | undefined {
  if (!parsed.has(name)) {
    const text = name === LIB ? LIB_TEXT : ts.sys.readFile(name);
    parsed.set(
      name,
      text === undefined ? undefined : ts.createSourceFile(name, text, ts.ScriptTarget.ESNext, true),
    );
  }
  return parsed.get(name);
}

/** JSX may stand in every JavaScript file, and in those TypeScript files that say so. */
function kindOf(path: string): ts.ScriptKind {
  if (/\.tsx$/.test(path)) {
    return ts.ScriptKind.TSX;
  }
  return /ts$/.test(path) ? ts.ScriptKind.TS : ts.ScriptKind.JSX;
}
