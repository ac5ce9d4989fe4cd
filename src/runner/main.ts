import { createRequire } from 'node:module';
import { bundlePath } from '../bundles.js';
import { type EarlyWorker, startEarly } from '../pool/earlyWorker.js';
import { SENTENCES } from './sentences.js';

/** A thread's variables are a copy of ours, and ours alone is for us. */
function startWithout(variable: string): EarlyWorker | null {
  const value = process.env[variable];
  delete process.env[variable];
  const early = startEarly();
  if (value !== undefined) {
    process.env[variable] = value;
  }
  return early;
}

// A run on threads needs at least one of them, whatever it is: it starts while this process still reads its own code,
// which is why that stands in a bundle of its own.
const early = process.argv[2] === 'thread' ? startWithout(SENTENCES) : null;
const { serve } = createRequire(import.meta.url)(bundlePath('serve.cjs')) as typeof import('./serve.js');
serve(early);
