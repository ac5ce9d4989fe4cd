import module from 'node:module';
import { compileCache } from '../compileCache.js';

// It must be asked for before the rest is read, so that stands in a file of its own.
module.enableCompileCache?.(compileCache());
await import(new URL('commands.js', import.meta.url).href);
