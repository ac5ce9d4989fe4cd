import module from 'node:module';
import { compileCache } from '../compileCache.js';
import { earlyRunner } from './early.js';

// Both must be asked for before the rest is read, so they stand in a file of their own.
const cache = compileCache();
if (cache !== null) {
  module.enableCompileCache?.(cache);
}
const early = earlyRunner(process.argv.slice(2));
const { main } = await import(new URL('commands.js', import.meta.url).href);
await main(early);
