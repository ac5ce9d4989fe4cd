import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import * as vscode from 'vscode';
import { RequestError } from '../errors.js';
import type { RunRequest } from '../runner/request.js';
import { folderOf } from './folderOf.js';
import { confirm } from './notice.js';
import type { ShownRun } from './runs.js';
import { assertTrusted } from './trust.js';

const KEY = 'poolscope.knownRunFiles';
/** Of what was kept, which another version or a fault may have written. */
const PRINTS = v.fallback(v.array(v.string()), []);
/** So many answers are kept; the oldest are forgotten. */
const MOST = 500;

/** Gives what a run was asked for; null when the person does not want what a file of strangers names to be run. */
export type RequestOf = (run: ShownRun) => Promise<RunRequest | null>;

/**
 * What runs were asked for. A run file says which function of which file it is a run of, and whoever made the file chose
 * it: before that is run the person is asked, unless the file is of this workspace's own history. The answer holds for
 * files of the same content.
 */
export class Origins {
  constructor(
    private readonly memory: vscode.Memento,
    /** Of the history. */
    private readonly folder: string,
  ) {}

  readonly requestOf: RequestOf = async (run) => {
    if (run.request) {
      return run.request;
    }
    assertTrusted();
    return (await this.isWanted(run)) ? requestFrom(run) : null;
  };

  private async isWanted({ store, file }: ShownRun): Promise<boolean> {
    if (file === undefined || dirname(file) === this.folder) {
      return true;
    }
    const print = await fingerprint(file);
    const known = v.parse(PRINTS, this.memory.get(KEY));
    if (known.includes(print)) {
      return true;
    }
    const { function: fn, mode } = store.header;
    const isWanted = await confirm(
      l10n.t('Run {0} of {1}?', fn.name, basename(fn.file)),
      l10n.t('Run'),
      l10n.t(
        '{0} is not from the history of this workspace. It names the code and the inputs: {1} of {2}, {3}. Run it if you know that code. For a file with this content you are not asked again.',
        basename(file),
        fn.name,
        fn.file,
        mode,
      ),
    );
    if (isWanted) {
      await this.memory.update(KEY, [...known, print].slice(-MOST));
    }
    return isWanted;
  }
}

/** @throws RequestError when the file is no longer there */
async function fingerprint(file: string): Promise<string> {
  const content = await readFile(file).catch((error: Error) => {
    throw new RequestError(l10n.t('{0} cannot be read: {1}.', file, error.message));
  });
  return createHash('sha256').update(content).digest('hex');
}

/** What a run from a file was asked for, as far as its record tells; its inputs are those of the record. */
function requestFrom({ store, file = '' }: ShownRun): RunRequest {
  const { function: fn, mode, pool, timeout, maxtasksperchild } = store.header;
  return {
    file: fn.file,
    function: fn.name,
    inputs: { kind: 'run', path: file },
    mode,
    workers: pool.workers,
    workerType: pool.workerType,
    cwd: folderOf(vscode.Uri.file(fn.file)),
    ...(timeout !== null && { timeout }),
    ...(maxtasksperchild !== null && { maxtasksperchild }),
  };
}
