import * as l10n from '@vscode/l10n';
import {
  describeInputs,
  type InputContext,
  inputFile,
  openInputs,
  readInputs,
  readingInWords,
} from '../inputs/index.js';
import { MODES } from '../record/modes.js';
import type { Recorder } from '../record/recorder.js';
import type { Reading } from '../record/schema.js';
import type { RunInputs } from './caller.js';
import { InputStream } from './inputStream.js';
import type { RunRequest } from './request.js';
import { spreadRows } from './sample.js';
import { someInputs, someOfStream } from './someInputs.js';

/** Of a sample of too many inputs. */
const allAreRead = () =>
  l10n.t(
    'A sample is spread over all of them, so they are read first: give a part of endless inputs; for a long list raise --max-inputs.',
  );

/**
 * Reads the inputs of a run, for the imaps no further than to see that there is a first one. What is learnt of them on the
 * way stands in the record.
 *
 * @throws RequestError when the request is wrong: nothing has run then
 */
export async function readRunInputs(
  request: RunRequest,
  recorder: Recorder,
  how: Required<Pick<InputContext, 'importModule' | 'signal'>>,
): Promise<RunInputs> {
  const { manyArguments, calls, waits } = MODES[request.mode];
  const known = (more: Partial<typeof recorder.store.header.inputs>) =>
    recorder.header({ inputs: { ...recorder.store.header.inputs, ...more } });
  const file = await inputFile(request.inputs, request.cwd);
  if (file) {
    known({ file });
  }
  const context = {
    ...how,
    cwd: request.cwd,
    maxInputs: request.maxInputs ?? 10_000_000,
    ...(request.sample && { tooMany: allAreRead() }),
    calls: { manyArguments, mayNameFunction: calls === 'per input' },
    onReading: (reading: Reading) => {
      const words = readingInWords(reading);
      const source = describeInputs(request.inputs);
      known({ reading, source: words === '' ? source : `${source} (${words})` });
    },
  };
  if (waits !== 'each item') {
    const all = await readInputs(request.inputs, context);
    const rows = request.sample ? spreadRows(all.length, request.sample.tasks) : request.rows;
    const inputs = rows ? someInputs(all, rows) : all;
    if (request.sample) {
      recorder.header({ sample: { of: all.length, cut: false } });
    }
    known({ count: inputs.length, open: false });
    return inputs;
  }
  let total: number | null = null;
  const onTotal = (count: number) => {
    total = count;
  };
  const all = openInputs(request.inputs, { ...context, onTotal });
  const inputs = request.rows ? someOfStream(all, request.rows) : all;
  const first = await inputs.next();
  known({ count: total ?? (first.done ? 0 : 1), open: total === null });
  return new InputStream(first, inputs);
}
