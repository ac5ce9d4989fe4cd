import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { formatOf, isModuleAllTheSame } from '../../../src/worker/format.js';

const root = mkdtempSync(join(tmpdir(), 'poolscope-format-'));
afterAll(() => rmSync(root, { recursive: true }));

/** A file in a package of this type; it need not exist. */
function fileIn(type: string | null, name: string): string {
  const folder = join(root, String(type));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify(type === null ? {} : { type }));
  return join(folder, name);
}

const esm = "import { x } from './x';\nexport const y = x;";
const cjs = "const { x } = require('./x');\nexports.y = x;";

describe('the format of a TypeScript file', () => {
  it.each([
    ['module', 'a.ts', esm, 'module'],
    ['module', 'a.ts', 'const y = 1;', 'module'],
    ['commonjs', 'a.ts', cjs, 'commonjs'],
    ['commonjs', 'a.ts', esm, 'module'],
    [null, 'a.ts', esm, 'module'],
    [null, 'a.ts', cjs, 'commonjs'],
    [null, 'a.ts', 'const y = await 1;', 'module'],
    ['commonjs', 'a.mts', 'const y = 1;', 'module'],
    ['module', 'a.cts', cjs, 'commonjs'],
    ['module', 'a.tsx', cjs, 'module'],
    [null, 'a.jsx', esm, 'module'],
  ])('in a package of type %s, %s', (type, name, code, format) => {
    expect(formatOf(fileIn(type, name), code)).toBe(format);
  });
});

describe('a JavaScript file whose package says CommonJS', () => {
  it('is a module when it is written as one, as for a bundler', () => {
    expect(isModuleAllTheSame('/p/a.js', esm)).toBe(true);
  });

  it('is not when it only mentions the words, or its ending says CommonJS', () => {
    expect(isModuleAllTheSame('/p/a.js', `${cjs}\nconst text = \`\nexport default\n\`;`)).toBe(false);
    expect(isModuleAllTheSame('/p/a.cjs', esm)).toBe(false);
  });
});
