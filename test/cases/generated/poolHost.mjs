// Runs generated programs of the library one after another, and tells its parent of each: node poolHost.mjs FOLDER SEED …
import { join } from 'node:path';
import { poolOne } from './poolOne.mjs';

const [folder, ...seeds] = process.argv.slice(2);
const library = await import(
  process.env.POOLSCOPE_LIBRARY ?? new URL('../../../dist/index.js', import.meta.url)
);
for (const seed of seeds.map(Number)) {
  process.send({ begins: seed });
  process.send({ ended: seed, ...(await poolOne(library, seed, join(folder, `${seed}`))) });
}
