// Nothing is exported that no other file uses: fails with a line for each function, class or value of src/ that nobody
// imports, tests and benchmarks included. Types may be exported all the same: an API page names them.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from '@babel/parser';

const root = fileURLToPath(new URL('..', import.meta.url));
const files = globSync('{src,test,bench,scripts}/**/*.{ts,tsx,mjs}', {
  cwd: root,
  exclude: (path) => path.endsWith('fixtures'),
}).map((file) => file.replaceAll('\\', '/'));
/** What a bundle, or the library, begins with: its exports are for others. */
const entries = new Set(
  [...readFileSync(join(root, 'scripts/build.mjs'), 'utf8').matchAll(/'(?:\.\/)?(src\/[^']+)'/g)].map(
    ([, file]) => file,
  ),
);

/** The names that are exported from each file, and those that are asked for: "src/a.ts name". */
const exported = [];
const used = new Set();
for (const file of files) {
  for (const node of bodyOf(file)) {
    const target = node.source && targetOf(file, node.source.value);
    if (target) {
      const names = (node.specifiers ?? []).map(
        ({ imported, local, type }) =>
          imported?.name ??
          (type === 'ExportSpecifier' ? local.name : type === 'ImportDefaultSpecifier' ? 'default' : '*'),
      );
      for (const name of node.type === 'ExportAllDeclaration' ? ['*'] : names) {
        used.add(`${target} ${name}`);
      }
    } else if (node.type === 'ExportNamedDeclaration' && file.startsWith('src/') && !entries.has(file)) {
      exported.push(...valuesOf(node.declaration).map((name) => ({ file, name, line: node.loc.start.line })));
    }
  }
  for (const [, specifier] of readFileSync(join(root, file), 'utf8').matchAll(/\bimport\('([^']+)'\)/g)) {
    used.add(`${targetOf(file, specifier)} *`);
  }
}

const faults = exported.filter(({ file, name }) => !used.has(`${file} ${name}`) && !used.has(`${file} *`));
for (const { file, name, line } of faults) {
  console.error(`${file}:${line}: nobody imports ${name}`);
}
if (faults.length > 0) {
  process.exit(1);
}
console.log('Every export is used.');

function bodyOf(file) {
  return parse(readFileSync(join(root, file), 'utf8'), {
    sourceType: 'module',
    plugins: ['typescript', 'explicitResourceManagement', ...(file.endsWith('x') ? ['jsx'] : [])],
    errorRecovery: true,
  }).program.body;
}

/** The file that a relative specifier means; null for packages. */
function targetOf(file, specifier) {
  if (!specifier.startsWith('.')) {
    return null;
  }
  const path = join(dirname(file), specifier).replaceAll('\\', '/');
  const candidates = [path, path.replace(/\.js$/, '.ts'), path.replace(/\.js$/, '.tsx')];
  return candidates.find((each) => files.includes(each)) ?? path;
}

/** What a declaration names that is there when the code runs. */
function valuesOf(declaration) {
  switch (declaration?.type) {
    case 'VariableDeclaration':
      return declaration.declarations.map(({ id }) => id.name).filter(Boolean);
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return [declaration.id.name];
    default:
      return [];
  }
}
