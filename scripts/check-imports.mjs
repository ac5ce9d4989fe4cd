// Imports point one way: each room of src/ may use the rooms listed for it, and only some may use the editor, Node or
// packages. Type imports count, too. Fails with a line for each import that points elsewhere.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from '@babel/parser';

const root = fileURLToPath(new URL('../src/', import.meta.url));

/** What a room may use besides itself. Files directly in src/ are rooms of their own. */
const MAY_USE = {
  own: [],
  record: [],
  'steps.ts': [],
  'iteration.ts': [],
  'language.ts': [],
  'unhurried.ts': ['steps.ts'],
  profile: ['record', 'steps.ts', 'language.ts'],
  panel: ['profile', 'record', 'steps.ts'],
  'errors.ts': [],
  'ids.ts': [],
  'assets.ts': [],
  'bundles.ts': [],
  'compileCache.ts': [],
  'scratch.ts': [],
  'version.ts': [],
  'limits.ts': [],
  'functionPath.ts': [],
  'spelling.ts': [],
  'known.ts': ['spelling.ts'],
  functions: ['functionPath.ts', 'spelling.ts', 'errors.ts', 'language.ts', 'assets.ts'],
  text: ['errors.ts'],
  inputs: ['storage', 'text', 'record', 'errors.ts', 'language.ts', 'iteration.ts'],
  worker: ['text', 'record', 'scratch.ts', 'functionPath.ts', 'assets.ts'],
  pool: ['worker', 'profile', 'record', 'bundles.ts', 'version.ts', 'iteration.ts', 'limits.ts', 'known.ts'],
  runner: [
    'pool',
    'worker',
    'inputs',
    'functions',
    'storage',
    'text',
    'record',
    'errors.ts',
    'bundles.ts',
    'compileCache.ts',
    'language.ts',
    'scratch.ts',
    'version.ts',
    'iteration.ts',
    'limits.ts',
    'known.ts',
  ],
  configs: ['text', 'record', 'errors.ts', 'language.ts', 'limits.ts', 'known.ts'],
  storage: ['record', 'errors.ts', 'scratch.ts', 'steps.ts', 'unhurried.ts', 'limits.ts'],
  exports: ['functionPath.ts', 'profile', 'record', 'errors.ts', 'bundles.ts', 'steps.ts', 'language.ts'],
  series: ['runner', 'profile', 'record'],
  'lazy.ts': ['configs', 'exports', 'runner', 'functions', 'bundles.ts', 'language.ts'],
  cli: [
    'series',
    'configs',
    'exports',
    'runner',
    'inputs',
    'functions',
    'storage',
    'text',
    'profile',
    'record',
    'errors.ts',
    'bundles.ts',
    'lazy.ts',
    'compileCache.ts',
    'version.ts',
    'limits.ts',
  ],
  editor: [
    'series',
    'configs',
    'exports',
    'runner',
    'inputs',
    'functions',
    'storage',
    'text',
    'profile',
    'record',
    'panel',
    'errors.ts',
    'ids.ts',
    'bundles.ts',
    'lazy.ts',
    'language.ts',
    'unhurried.ts',
    'limits.ts',
    'known.ts',
  ],
  'extension.ts': ['editor'],
  'index.ts': ['pool', 'record'],
};
const MAY_USE_VSCODE = ['editor', 'extension.ts'];
/** Pure rooms and the page run in a browser, too. */
const NO_NODE = [
  'record',
  'profile',
  'panel',
  'functions',
  'ids.ts',
  'assets.ts',
  'steps.ts',
  'language.ts',
  'limits.ts',
  'known.ts',
  'spelling.ts',
];
/** Pure rooms use no packages either. */
const NO_PACKAGES = ['record', 'profile'];
/** Words in the person's language may stand anywhere. */
const WORDS = '@vscode/l10n';
/** Of the panel, the editor knows the protocol and no more. */
const PANEL_FACE = 'panel/protocol.ts';

const faults = [];
for (const file of globSync('**/*.{ts,tsx}', { cwd: root })) {
  const room = roomOf(file);
  for (const { specifier, line } of importsOf(file)) {
    const fault = judge(file, room, specifier);
    if (fault) {
      faults.push(`src/${file}:${line}: ${fault}`);
    }
  }
}
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}
console.log('Imports point one way.');

function judge(file, room, specifier) {
  if (specifier === 'vscode') {
    return MAY_USE_VSCODE.includes(room) ? null : `${room} must not use vscode`;
  }
  if (specifier.startsWith('node:')) {
    return NO_NODE.includes(room) ? `${room} must not use ${specifier}` : null;
  }
  if (!specifier.startsWith('.')) {
    return NO_PACKAGES.includes(room) && specifier !== WORDS
      ? `${room} must not use packages (${specifier})`
      : null;
  }
  const target = relative(root, join(root, dirname(file), specifier)).replace(/\.js$/, '.ts');
  const other = roomOf(target);
  if (other === room) {
    return null;
  }
  if (!(room in MAY_USE)) {
    return `the room ${room} is not in the list of rooms (scripts/check-imports.mjs)`;
  }
  if (!MAY_USE[room].includes(other)) {
    return `${room} must not use ${other} (${specifier})`;
  }
  return other === 'panel' && target !== PANEL_FACE
    ? `${room} may use ${PANEL_FACE} only, not ${target}`
    : null;
}

function roomOf(file) {
  return file.split(/[\\/]/)[0];
}

function importsOf(file) {
  const { program } = parse(readFileSync(join(root, file), 'utf8'), {
    sourceType: 'module',
    plugins: ['typescript', ...(file.endsWith('x') ? ['jsx'] : [])],
    createImportExpressions: true,
  });
  const found = [];
  visit(program, (node) => {
    if (node.type === 'TSImportType') {
      found.push({
        specifier: node.argument.value ?? node.argument.literal?.value,
        line: node.loc.start.line,
      });
    } else if (node.source?.type === 'StringLiteral') {
      found.push({ specifier: node.source.value, line: node.loc.start.line });
    }
  });
  return found;
}

function visit(node, see) {
  see(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child?.type === 'string') {
        visit(child, see);
      }
    }
  }
}
