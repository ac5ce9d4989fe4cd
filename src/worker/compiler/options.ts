import ts from 'typescript6';

/** What a compiled file is: an ES module, or what tsc makes for `require`. */
export type Made = 'module' | 'commonjs';

const known = new Map<string, ts.CompilerOptions>();

/**
 * The options under which a file is compiled: what its tsconfig says about the meaning of the code, and of ours what is
 * to be done with the result. Syntax that every Node.js we support has is left as it is.
 *
 * @param config - path of the tsconfig, or null where there is none
 * @throws Error with a sentence when the tsconfig cannot be read
 */
export function optionsFor(config: string | null, made: Made): ts.CompilerOptions {
  const said = config === null ? {} : saidBy(config);
  return {
    ...said,
    target: ts.ScriptTarget.ES2022,
    useDefineForClassFields: definesFields(said),
    module: made === 'module' ? ts.ModuleKind.ESNext : ts.ModuleKind.CommonJS,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    // A script would get its JSX from a name that nothing declares.
    moduleDetection: made === 'module' ? ts.ModuleDetectionKind.Auto : ts.ModuleDetectionKind.Force,
    verbatimModuleSyntax: made === 'module' && said.verbatimModuleSyntax === true,
    isolatedModules: false,
    preserveConstEnums: true,
    esModuleInterop: true,
    allowSyntheticDefaultImports: true,
    inlineSourceMap: true,
    allowJs: true,
    noCheck: true,
    types: [],
    suppressOutputPathCheck: true,
    ...UNWANTED,
  };
}

/** Where output goes, what is written besides it and how types are checked is none of a run's business. */
const UNWANTED = Object.fromEntries(
  [
    'sourceMap',
    'inlineSources',
    'sourceRoot',
    'mapRoot',
    'outDir',
    'outFile',
    'rootDir',
    'declaration',
    'declarationMap',
    'declarationDir',
    'emitDeclarationOnly',
    'composite',
    'incremental',
    'tsBuildInfoFile',
    'noEmit',
    'noEmitHelpers',
    'noEmitOnError',
    'importHelpers',
    'isolatedDeclarations',
    'erasableSyntaxOnly',
    'checkJs',
    'lib',
    'noLib',
    'libReplacement',
    'plugins',
    'resolvePackageJsonExports',
    'rewriteRelativeImportExtensions',
    'allowImportingTsExtensions',
    'removeComments',
    'stripInternal',
    'downlevelIteration',
  ].map((name) => [name, undefined]),
);

/** Without a target TypeScript means a new one: since version 6 that is ES2025. */
function definesFields({ useDefineForClassFields, target }: ts.CompilerOptions): boolean {
  return useDefineForClassFields ?? (target ?? ts.ScriptTarget.ES2022) >= ts.ScriptTarget.ES2022;
}

function saidBy(config: string): ts.CompilerOptions {
  let options = known.get(config);
  if (!options) {
    const faults: ts.Diagnostic[] = [];
    const parsed = ts.getParsedCommandLineOfConfigFile(
      config,
      {},
      {
        ...ts.sys,
        // The files of the project are not asked for.
        readDirectory: () => [],
        onUnRecoverableConfigFileDiagnostic: (fault) => faults.push(fault),
      },
    );
    const unread = [...faults, ...(parsed?.errors ?? [])].find(({ code }) => UNREADABLE.has(code));
    if (unread) {
      throw new Error(
        `The tsconfig ${config} could not be read: ${ts.flattenDiagnosticMessageText(unread.messageText, ' ')}`,
      );
    }
    options = parsed?.options ?? {};
    known.set(config, options);
  }
  return options;
}

/** File not found, file cannot be read, circular `extends`. */
const UNREADABLE = new Set([5083, 5012, 6053, 18000]);
