import type { Case } from '../script.js';
import { applies } from './apply.js';
import { callbackCases } from './callbacks.js';
import { chunking } from './chunking.js';
import { failures } from './failures.js';
import { imaps, imapsUnordered } from './iterators.js';
import { life } from './life.js';
import { maps } from './maps.js';
import { order } from './order.js';
import { results } from './results.js';
import { workers } from './workers.js';

/** All scripts, by subject. */
export const SUBJECTS: Record<string, Case[]> = {
  'map and starmap': maps,
  'apply and apply_async': applies,
  'map_async, starmap_async, AsyncResult': results,
  callbacks: callbackCases,
  imap: imaps,
  imap_unordered: imapsUnordered,
  chunks: chunking,
  failures,
  'life of a pool': life,
  'life of a worker': workers,
  order,
};

export const CASES: Case[] = Object.values(SUBJECTS).flat();
