import type { RecordPatch } from '../record/patch.js';
import type { RunHeader } from '../record/schema.js';
import type { PreviewEnd, PreviewRequest } from './preview.js';
import type { RunRequest } from './request.js';

/**
 * How a run ended: with a record (`ended`, whatever became of its tasks), or before anything ran because the request
 * was wrong (`refused`: a sentence for the person, with file and line where there is one).
 */
export type RunEnd = { kind: 'ended'; header: RunHeader } | { kind: 'refused'; message: string };

/** What whoever started a run can ask of its process. */
export interface RunnerCalls {
  /** Runs it to its end. Called once. */
  start(request: RunRequest): Promise<RunEnd>;
  /** Looks at the inputs of a run instead. Called once. */
  preview(request: PreviewRequest): Promise<PreviewEnd>;
  /** Cuts the run short; what is done is kept. `start` then resolves, too. */
  cancel(): void;
}

/** What a run's process tells whoever started it. */
export interface RunnerEvents {
  /** Its first word: it has heard what it is to do. */
  up(): void;
  /** At most ten times a second. */
  patch(patch: RecordPatch): void;
  /** It imports a user's file itself, which may take its time, and spin; null: it is done. */
  importing(url: string | null): void;
  /** So many inputs have been counted. */
  counted(count: number): void;
}
