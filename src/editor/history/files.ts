import { existsSync } from 'node:fs';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { RunStore } from '../../record/store.js';
import type { RunRequest } from '../../runner/request.js';
import { loadRun, saveRun, writeAtomically } from '../../storage/index.js';
import { keptRequest } from '../keptRequest.js';
import { isSummary, type RunSummary, summaryOf } from './summary.js';

/** A run in the folder. `fault`: why it cannot be read; it has no summary then. */
export interface KeptRun {
  /** Absolute path of its .poolscope file. */
  file: string;
  summary: RunSummary | null;
  fault: string | null;
}

/** How much is kept: so many runs, and so many bytes of them; the newest is always kept. */
export interface Limits {
  runs: number;
  bytes: number;
}

const ENDING = '.poolscope';
const PRUNED = 'pruned.json';
/** Inputs and results are nobody else's business. */
const PRIVATE = { isPrivate: true };
/** Files that are open at the same time; a system lets a process have a thousand or so. */
const AT_ONCE = 64;

/**
 * Where the runs of a workspace are kept. VS Code gives a second window on it a storage of its own (`<id>-1` beside `<id>`),
 * which no window is given again until there are two once more: runs kept there would be out of sight. Both keep them in the
 * first one's.
 *
 * @param storage - absolute path of the extension's storage for the workspace
 */
export function runFolder(storage: string): string {
  const workspace = dirname(storage);
  const first = join(dirname(workspace), basename(workspace).replace(/(.)-\d$/, '$1'));
  const isSecond = first !== workspace && existsSync(first);
  return join(isSecond ? join(first, basename(storage)) : storage, 'runs');
}

/**
 * A folder of runs: a .poolscope file each, with its summary beside it (.json), so that a list needs no record. There is
 * no index that two windows could write over each other; a summary that is missing is made from the record.
 */
export class RunFiles {
  constructor(readonly folder: string) {}

  /** Writes a run down. @returns its file @throws RequestError when that cannot be done */
  async save(store: RunStore, request: RunRequest | null): Promise<string> {
    const time = new Date(store.header.startedAt).toISOString().replace(/[:.]/g, '-');
    const file = join(this.folder, `${time}-${store.header.id.slice(0, 8)}${ENDING}`);
    // The summary first: another window that saw a run without one would make one that does not know the request.
    await this.write(file, summaryOf(store, request));
    await saveRun(file, store, PRIVATE).catch(async (error: unknown) => {
      await rm(besides(file), { force: true });
      throw error;
    });
    return file;
  }

  /** Writes a run down again. @param known - its summary, whose name and request stay */
  async replace(file: string, store: RunStore, { name, request }: RunSummary): Promise<void> {
    await saveRun(file, store, PRIVATE);
    await this.write(file, { ...summaryOf(store, request), ...(name !== undefined && { name }) });
  }

  /** All runs, the newest first. A file that cannot be read is listed with the reason. */
  async list(): Promise<KeptRun[]> {
    const names = await this.names();
    const runs: KeptRun[] = [];
    for (let at = 0; at < names.length; at += AT_ONCE) {
      const some = names.slice(at, at + AT_ONCE);
      const read = await Promise.all(some.map((name) => this.read(join(this.folder, name))));
      // What another window has removed meanwhile is no damaged run.
      runs.push(...read.filter(({ file, fault }) => fault === null || existsSync(file)));
    }
    return runs;
  }

  /** The summary of one run; null for a file from elsewhere, beside which nothing is read or written. */
  async find(file: string): Promise<RunSummary | null> {
    return dirname(file) === this.folder ? (await this.read(file)).summary : null;
  }

  /** @returns the newest run's file, if there is one */
  async newest(): Promise<string | undefined> {
    const [name] = await this.names();
    return name && join(this.folder, name);
  }

  async write(file: string, summary: RunSummary): Promise<void> {
    await writeText(besides(file), JSON.stringify(summary));
  }

  async remove(file: string): Promise<void> {
    await rm(file, { force: true });
    await rm(besides(file), { force: true });
  }

  /** Removes the oldest runs above the limits. @returns how many */
  async prune({ runs, bytes }: Limits): Promise<number> {
    let kept = 0;
    let size = 0;
    let removed = 0;
    for (const name of await this.names()) {
      const file = join(this.folder, name);
      size += (await stat(file).catch(() => ({ size: 0 }))).size;
      if (kept > 0 && (kept >= runs || size > bytes)) {
        await this.remove(file);
        removed++;
      } else {
        kept++;
      }
    }
    if (removed > 0) {
      await writeText(join(this.folder, PRUNED), JSON.stringify((await this.pruned()) + removed));
    }
    return removed;
  }

  /** How many runs have been removed because of the limits. */
  async pruned(): Promise<number> {
    try {
      const count = Number(await readFile(join(this.folder, PRUNED), 'utf8'));
      return Number.isSafeInteger(count) && count > 0 ? count : 0;
    } catch {
      return 0;
    }
  }

  private async names(): Promise<string[]> {
    const all = await readdir(this.folder).catch(() => []);
    return all
      .filter((name) => name.endsWith(ENDING))
      .sort()
      .reverse();
  }

  private async read(file: string): Promise<KeptRun> {
    try {
      const summary: unknown = JSON.parse(await readFile(besides(file), 'utf8'));
      if (isSummary(summary)) {
        return { file, summary: { ...summary, request: keptRequest(summary.request) }, fault: null };
      }
    } catch {
      // Missing or damaged: its run has all that is in it but the request.
    }
    try {
      const summary = summaryOf(await loadRun(file), null);
      await this.write(file, summary).catch(() => {});
      return { file, summary, fault: null };
    } catch (error) {
      return { file, summary: null, fault: (error as Error).message };
    }
  }
}

/** Another window may read it at any time: it sees the whole of the old or of the new one. */
function writeText(file: string, text: string): Promise<void> {
  return writeAtomically(file, (append) => append(text), PRIVATE);
}

function besides(file: string): string {
  return `${file.slice(0, -ENDING.length)}.json`;
}
