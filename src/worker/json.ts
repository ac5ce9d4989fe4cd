import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { decode } from '../text/decode.js';
import { handIn } from './handOver.js';
import { isExportName } from './names.js';

/**
 * A JSON file as an ES module, for `import data from './data.json'` without attributes, as TypeScript's
 * `resolveJsonModule` and bundlers take it: the whole is the default, its keys are exports, too, as far as an export can be
 * called so.
 *
 * @param url - of the file
 * @throws SyntaxError with the file's path when it is no JSON
 */
export function jsonModule(url: string): string {
  const path = fileURLToPath(url);
  let text: string;
  let value: unknown;
  try {
    text = decode(readFileSync(path));
    value = JSON.parse(text);
  } catch (error) {
    throw new SyntaxError(`${path}: ${(error as Error).message}`);
  }
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const keys = isObject ? Object.keys(value as object) : [];
  const names = keys.filter((key) => key !== 'default' && isExportName(key));
  const list = names.map((key, i) => `v${i} as ${JSON.stringify(key)}`).join(', ');
  const parts = names.map((key, i) => `const v${i} = value[${JSON.stringify(key)}];`);
  return [
    `const value = ${handIn(url, value)};`,
    ...parts,
    'export default value;',
    `export { ${list} };`,
  ].join('\n');
}
