// Collects every sentence of src/ that goes through `l10n.t` into l10n/bundle.l10n.json, the list that translations are
// held against. `--check` changes nothing and fails when the list is not what the sources say.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { getL10nJson } from '@vscode/l10n-dev';

const root = fileURLToPath(new URL('..', import.meta.url));
const LIST = `${root}l10n/bundle.l10n.json`;

const sources = globSync('src/**/*.{ts,tsx}', { cwd: root })
  .filter((file) => !file.endsWith('.d.ts'))
  .sort()
  .map((file) => ({
    extension: file.endsWith('x') ? '.tsx' : '.ts',
    contents: readFileSync(root + file, 'utf8'),
  }));
const found = await getL10nJson(sources);
// A sentence with a comment has it in its key already, which is what tells it from the same words elsewhere.
const texts = Object.entries(found).map(([key, said]) => [
  key,
  typeof said === 'string' ? said : said.message,
]);
const sorted = Object.fromEntries(texts.sort(([a], [b]) => (a < b ? -1 : 1)));
const text = `${JSON.stringify(sorted, null, 2)}\n`;

if (process.argv.includes('--check')) {
  if (readFileSync(LIST, 'utf8') !== text) {
    console.error('l10n/bundle.l10n.json is not what the sources say: run `npm run l10n`.');
    process.exit(1);
  }
} else {
  writeFileSync(LIST, text);
  console.log(`${Object.keys(sorted).length} sentences`);
}
