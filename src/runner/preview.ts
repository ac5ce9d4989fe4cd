import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import * as l10n from '@vscode/l10n';
import { isRequestError } from '../errors.js';
import { openInputs, runsCode } from '../inputs/index.js';
import { MODES } from '../record/modes.js';
import type { Reading } from '../record/schema.js';
import { encodeValue, preview } from '../record/values.js';
import { loadModule } from '../worker/load.js';
import type { RunRequest } from './request.js';

/** What is needed to look at the inputs of a run that is not begun yet. */
export type PreviewRequest = Pick<RunRequest, 'file' | 'inputs' | 'mode' | 'cwd'>;

/** How many inputs there are, and the first of them. */
export interface InputPreview {
  count: number;
  /** There are more than that: they are endless, perhaps. */
  isMore: boolean;
  /** A readable line each. */
  first: string[];
  /** How a text was found to be read, where that is not the usual. */
  reading?: Reading;
}

export type PreviewEnd = { kind: 'preview'; preview: InputPreview } | { kind: 'refused'; message: string };

const SHOWN = 5;
/** Characters of a shown input. */
const LENGTH = 60;
/** What code gives is counted for this long (ms): it may never end. */
const PATIENCE = 1000;
/** A long count is told this often (ms). */
const EVERY = 100;

/**
 * Reads the inputs of a run to count them. A file is read to its end, an array only to its first items; what a generator
 * gives is counted for a second.
 *
 * @param onCount - told of a long count now and then
 * @param signal - ends it; the answer is then a refusal
 * @returns the preview, or the sentence with which a run of these inputs would be refused
 */
export async function previewInputs(
  { file, inputs, mode, cwd }: PreviewRequest,
  onCount: (count: number) => void,
  signal: AbortSignal,
): Promise<PreviewEnd> {
  const { manyArguments, calls } = MODES[mode];
  const isCode = runsCode(inputs);
  let total: number | null = null;
  let reading: Reading | undefined;
  let count = 0;
  let isMore = false;
  const first: string[] = [];
  const begun = performance.now();
  let told = begun;
  try {
    const values = openInputs(inputs, {
      cwd,
      maxInputs: Number.POSITIVE_INFINITY,
      importModule: () => loadModule(pathToFileURL(file).href),
      calls: { manyArguments, mayNameFunction: calls === 'per input' },
      onTotal: (known) => {
        total = known;
      },
      onReading: (found) => {
        reading = found;
      },
      signal,
    });
    for await (const value of values) {
      count++;
      if (count <= SHOWN) {
        first.push(preview(encodeValue(value), LENGTH));
      }
      if (total !== null && count >= SHOWN) {
        break;
      }
      const now = count % 1024 === 0 || isCode ? performance.now() : told;
      if (isCode && now - begun > PATIENCE) {
        isMore = true;
        break;
      }
      if (now - told > EVERY) {
        told = now;
        onCount(count);
        await new Promise(setImmediate); // A cancel can come in.
      }
    }
    return {
      kind: 'preview',
      preview: { count: total ?? count, isMore, first, ...(reading && { reading }) },
    };
  } catch (error) {
    if (signal.aborted) {
      return { kind: 'refused', message: l10n.t('Counting was ended.') };
    }
    const message = isRequestError(error) ? error.message : String((error as Error)?.stack ?? error);
    return { kind: 'refused', message };
  }
}
