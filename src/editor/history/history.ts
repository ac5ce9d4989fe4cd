import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { RequestError } from '../../errors.js';
import { Command } from '../../ids.js';
import type { RunStore } from '../../record/store.js';
import { loadRun } from '../../storage/index.js';
import type { EarlierRun, EarlierRuns } from '../guide/earlierRuns.js';
import type { Log } from '../log.js';
import { notify } from '../notice.js';
import type { Runs, ShownRun } from '../runs.js';
import { settings } from '../settings.js';
import { type KeptRun, RunFiles, runFolder } from './files.js';
import { runDetail, runLabel } from './words.js';

/** Keeps each run that ends, in the workspace's storage, and gives them again. Nothing is read before it is asked for. */
export class History implements vscode.Disposable, EarlierRuns {
  private readonly changed = new vscode.EventEmitter<void>();
  /** A run was kept, renamed or removed. */
  readonly onDidChange = this.changed.event;
  readonly files: RunFiles;
  private readonly listener: vscode.Disposable;
  private readonly kept = new WeakMap<RunStore, Promise<string>>();
  /** Runs of which the user knows that they could not be kept. */
  private readonly told = new WeakSet<RunStore>();

  constructor(
    context: vscode.ExtensionContext,
    private readonly runs: Runs,
    private readonly log: Log,
  ) {
    const storage = context.storageUri ?? context.globalStorageUri;
    this.files = new RunFiles(runFolder(storage.fsPath));
    this.listener = runs.onDidChange(() => {
      const { shown, isRunning } = runs;
      if (shown?.request && !isRunning) {
        void this.keep(shown).catch((error: Error) => this.tellLost(shown.store, error));
      }
    });
  }

  /** The newest first; for the guide. */
  async list(): Promise<EarlierRun[]> {
    const runs = await this.files.list();
    return runs.flatMap(({ file, summary }) =>
      summary
        ? [
            {
              label: l10n.t('{0}: {1}', summary.function.name, runLabel(summary)),
              description: runDetail(summary),
              file,
              hasFailed: summary.ok < summary.inputs.count,
            },
          ]
        : [],
    );
  }

  /** The file of a run, which is written when it is not there yet. @throws RequestError when that cannot be done */
  fileOf(run: ShownRun): Promise<string> {
    return run.file !== undefined ? Promise.resolve(run.file) : this.keep(run);
  }

  /** Puts the newest run on show, where none is. After a restart, for a panel that comes back. */
  async restore(): Promise<void> {
    if (this.runs.shown !== null) {
      return;
    }
    try {
      const file = await this.files.newest();
      if (file !== undefined) {
        const run = await this.open(file);
        if (this.runs.shown === null) {
          this.runs.show(run);
        }
      }
    } catch (error) {
      this.log.info(`The last run could not be restored: ${error}`);
    }
  }

  /** @throws RequestError when the file is no run, or damaged */
  async open(file: string): Promise<ShownRun> {
    const store = await loadRun(file);
    const known = await this.files.find(file);
    this.kept.set(store, Promise.resolve(file));
    return { store, request: known?.request ?? null, file };
  }

  /**
   * Writes a kept run anew, whose record has more than before.
   *
   * @returns false for a run from a file elsewhere, which is left as it is
   */
  async update(run: ShownRun): Promise<boolean> {
    const file = await this.fileOf(run);
    const known = await this.files.find(file);
    if (!known) {
      return false;
    }
    await this.files.replace(file, run.store, known);
    this.changed.fire();
    return true;
  }

  /** @param name - empty: none */
  async rename({ file, summary }: KeptRun, name: string): Promise<void> {
    if (!summary) {
      throw new RequestError(l10n.t('A run that cannot be read cannot be renamed.'));
    }
    const { name: _, ...rest } = summary;
    await this.files.write(file, name === '' ? rest : { ...rest, name });
    this.changed.fire();
  }

  async remove(runs: readonly KeptRun[]): Promise<void> {
    for (const { file } of runs) {
      await this.files.remove(file);
    }
    this.changed.fire();
  }

  /** Something about the files may have changed. */
  refresh(): void {
    this.changed.fire();
  }

  dispose(): void {
    this.listener.dispose();
    this.changed.dispose();
  }

  private keep({ store, request }: ShownRun): Promise<string> {
    let file = this.kept.get(store);
    if (!file) {
      file = this.write(store, request);
      this.kept.set(store, file);
      // The disk may have room again when it is asked for the next time.
      file.catch(() => this.kept.delete(store));
    }
    return file;
  }

  private async write(store: RunStore, request: ShownRun['request']): Promise<string> {
    const file = await this.files.save(store, request);
    const { runs, megabytes } = settings.history();
    await this.files
      .prune({ runs, bytes: megabytes * 2 ** 20 })
      .catch((error) => this.log.info(`Older runs could not be removed: ${error}`));
    this.changed.fire();
    return file;
  }

  /** A run that is not kept is gone with the window: the user hears of it while it is still in the panel. */
  private tellLost(store: RunStore, { message }: Error): void {
    this.log.info(`The run could not be kept: ${message}`);
    if (this.told.has(store)) {
      return;
    }
    this.told.add(store);
    const save = l10n.t('Export Run…');
    const says = l10n.t(
      'This run could not be kept in the history, so it is gone when the window closes. {0} Export it to keep it.',
      message,
    );
    void notify('warning', says, save).then((chosen) => {
      if (chosen === save) {
        void vscode.commands.executeCommand(Command.exportRun);
      }
    });
  }
}
