import type { Mode } from '../../record/modes.js';
import type { Share } from '../accounting/accounting.js';
import type { Facts } from './facts.js';

/** What can be tried with a click: the same run, changed in this. */
export interface Change {
  mode?: Mode;
  workers?: number;
  chunksize?: number;
}

/** A reason why the run was not faster, what proves it, and what to do. */
export interface Finding {
  id: string;
  /** A few words: "One task is the tail". */
  title: string;
  /** Whole sentences with the numbers. */
  says: string;
  /** What to change, as a sentence. */
  advice: string;
  /** ms of the run's wall time that it costs at most; what costs most is told first. */
  costs: number;
  /** What shows it: rows, a stretch of time (ms), a share of the accounting. */
  evidence: { tasks?: number[]; range?: [number, number]; share?: Share };
  change?: Change;
}

/** Looks at a run for one reason. @returns null when it is not there */
export type Rule = (facts: Facts) => Finding | null;
