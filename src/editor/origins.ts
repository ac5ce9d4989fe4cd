import { basename, dirname, resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import * as vscode from 'vscode';
import { RequestError } from '../errors.js';
import type { RunStore } from '../record/store.js';
import type { RunRequest } from '../runner/request.js';
import { contentOf, loadRun } from '../storage/index.js';
import { folderOf } from './folderOf.js';
import { confirm } from './notice.js';
import type { ShownRun } from './runs.js';
import { named } from './shortName.js';
import { assertTrusted } from './trust.js';

const KEY = 'poolscope.knownRunFiles';
/** Of what was kept, which another version or a fault may have written. */
const PRINTS = v.fallback(v.array(v.string()), []);
/** So many answers are kept; the oldest are forgotten. */
const MOST = 500;
/** So many characters of a name stand in the question's title, and of a path below it. */
const [TITLE, PATH] = [60, 300];
/** So many functions of one file are named. */
const MOST_NAMES = 12;

/** Gives what a run was asked for; null when the person does not want what a file of strangers names to be run. */
export type RequestOf = (run: ShownRun) => Promise<RunRequest | null>;

/**
 * What runs were asked for. A run file says which function of which file it is a run of, and whoever made the file chose
 * it: before that is run the person is asked, unless the file is of this workspace's own history. The answer holds for
 * that content of the file, its inputs included: what has another content by the time it is read is not run.
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
    const { store, file } = run;
    if (file === undefined || dirname(file) === this.folder) {
      return requestFrom(store, file);
    }
    // Its owner may have changed it since it was shown: the question is about what would be run now.
    const now = await loadRun(file);
    const content = contentOf(now) as string;
    const there = contentOf(store) === content ? store : now;
    return (await this.isWanted(there, file, content)) ? requestFrom(there, file, content) : null;
  };

  private async isWanted(store: RunStore, file: string, content: string): Promise<boolean> {
    const known = v.parse(PRINTS, this.memory.get(KEY));
    if (known.includes(content)) {
      return true;
    }
    const { function: fn, mode } = store.header;
    const names = calledBy(store);
    const isWanted = await confirm(
      l10n.t('Run {0} of {1}?', named(fn.name, TITLE), named(basename(resolve(fn.file)), TITLE)),
      l10n.t('Run'),
      l10n.t(
        '{0} is not from the history of this workspace. It names the code and the inputs: {1} of {2}, {3}. Run it if you know that code. For a file with this content you are not asked again.',
        named(basename(file), TITLE),
        names.map((name) => named(name, TITLE)).join(', '),
        named(resolve(fn.file), PATH),
        mode,
      ),
    );
    if (isWanted) {
      await this.memory.update(KEY, [...known, content].slice(-MOST));
    }
    return isWanted;
  }
}

/** The names of all functions that its tasks may call, in whatever mode. @throws RequestError when nobody would read them all */
function calledBy({ header, tasks }: RunStore): string[] {
  const { function: fn, functions } = header;
  const others = [...new Set(tasks.column('function'))].flatMap((place) => functions[place]?.name ?? []);
  const names = [...new Set([fn.name, ...others])];
  if (names.length > MOST_NAMES) {
    throw new RequestError(
      l10n.t('This file calls {0} functions, more than can be asked about. Nothing was run.', names.length),
    );
  }
  return names;
}

/** What a run from a file was asked for, as far as its record tells; its inputs are those of the record. */
function requestFrom({ header }: RunStore, file = '', content?: string): RunRequest {
  const { function: fn, mode, pool, timeout, maxtasksperchild } = header;
  // The path that the question has: not one that leads elsewhere by a link and "..".
  const path = resolve(fn.file);
  return {
    file: path,
    function: fn.name,
    inputs: { kind: 'run', path: file, ...(content !== undefined && { content }) },
    mode,
    workers: pool.workers,
    workerType: pool.workerType,
    cwd: folderOf(vscode.Uri.file(path)),
    ...(timeout !== null && { timeout }),
    ...(maxtasksperchild !== null && { maxtasksperchild }),
  };
}
