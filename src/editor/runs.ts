import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { RequestError } from '../errors.js';
import { ContextKey } from '../ids.js';
import { running } from '../lazy.js';
import { now } from '../profile/clock.js';
import type { RecordPatch } from '../record/patch.js';
import type { RunHeader } from '../record/schema.js';
import type { RunStore } from '../record/store.js';
import { checkRequest } from '../runner/checkRequest.js';
import type { RunHandle } from '../runner/client.js';
import { closeRecord } from '../runner/closeRecord.js';
import type { RunRequest } from '../runner/request.js';
import { sentencesFile } from './language.js';
import type { Log } from './log.js';
import { settings } from './settings.js';
import { assertTrusted } from './trust.js';

/** A run as the editor shows it: going on, over, or loaded from a file. */
export interface ShownRun {
  readonly store: RunStore;
  /** What it was asked for; null for a run from a file. */
  readonly request: RunRequest | null;
  /** Absolute path of the file it was loaded from. */
  readonly file?: string;
}

interface RunEvents {
  /** The request is one that can be run. */
  onAccepted(): void;
  onPatch(patch: RecordPatch, store: RunStore): void;
  /** It turned out wrong when it began. */
  onRefused?(store: RunStore | null, message: string): void;
}

/**
 * The runs of this window. Invariant: at most one run goes on at a time, since two would falsify each other's times;
 * every promise given out settles, also when the window closes.
 */
export class Runs implements vscode.Disposable {
  /** The run on show: the one that goes on, else the last. */
  shown: ShownRun | null = null;
  /** What was asked for last, whatever it was started by and however it ended. */
  lastRequest: RunRequest | null = null;

  private active: RunHandle | null = null;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly patched = new vscode.EventEmitter<RecordPatch>();
  /** A run begins, ends, or another is put on show. */
  readonly onDidChange = this.changed.event;
  /** The run on show has grown by this. */
  readonly onDidPatch = this.patched.event;

  constructor(private readonly log: Log) {}

  /** What goes on, or went on last, only measures: it is never on show. */
  isMeasuring = false;

  get isRunning(): boolean {
    return this.active !== null;
  }

  /**
   * Runs a request to its end.
   *
   * @returns the complete record
   * @throws RequestError when the request is wrong or another run goes on; nothing has run then
   */
  async run(request: RunRequest): Promise<RunStore> {
    const before = this.shown;
    // A CPU profile is asked for once: what is run again is without.
    const { cpuProf: _, ...again } = request;
    return this.follow(request, {
      onPatch: (patch, store) => this.take(patch, store, again),
      onRefused: (store, message) => this.takeBack(store, before, message),
      onAccepted: () => {
        this.isMeasuring = false;
        this.lastRequest = again;
      },
    });
  }

  /**
   * Runs a request that only measures: what is on show stays, and so does what was asked for last.
   *
   * @param onPatch told of its record as it grows
   * @returns the complete record
   * @throws RequestError as `run`
   */
  measure(request: RunRequest, onPatch: (store: RunStore) => void = () => {}): Promise<RunStore> {
    return this.follow(request, {
      onPatch: (_, store) => onPatch(store),
      onAccepted: () => {
        this.isMeasuring = true;
      },
    });
  }

  private async follow(request: RunRequest, events: RunEvents): Promise<RunStore> {
    if (this.active) {
      throw new RequestError(l10n.t('A run goes on already. Cancel it first, or wait for its end.'));
    }
    assertTrusted();
    checkRequest(request);
    events.onAccepted();
    this.log.info(
      `Run ${request.function} of ${request.file}: ${request.mode}, inputs ${JSON.stringify(request.inputs)}`,
    );
    const handle = running().startRun(request, {
      nodePath: settings.nodePath(),
      sentences: sentencesFile,
      onPatch: events.onPatch,
    });
    this.active = handle;
    this.announce();
    try {
      const end = await handle.ended;
      if (end.kind === 'refused') {
        events.onRefused?.(handle.store, end.message);
        throw new RequestError(end.message);
      }
      this.log.info(`Ended: ${describe(end.header)}`);
      return handle.store as RunStore;
    } finally {
      this.active = null;
      this.announce();
    }
  }

  /** Cuts the run that goes on short; does nothing when there is none. */
  cancel(): void {
    this.active?.cancel();
  }

  /** Adds what was measured later to the record of a finished run. */
  amend(run: ShownRun, header: Pick<RunHeader, 'baseline'>): void {
    const patch = { header: { ...run.store.header, ...header } };
    run.store.apply(patch);
    if (this.shown === run) {
      this.patched.fire(patch);
    }
  }

  /** Puts a finished run on show. */
  show(run: ShownRun): void {
    this.shown = run;
    this.announce();
  }

  dispose(): void {
    this.active?.dispose();
    this.changed.dispose();
    this.patched.dispose();
  }

  private take(patch: RecordPatch, store: RunStore, request: RunRequest): void {
    if (this.shown?.store === store) {
      this.patched.fire(patch);
    } else if (store.header.inputs.count > 0 || store.header.outcome !== 'running') {
      // Not before its inputs are known: a request that turns out wrong leaves on show what was there.
      this.shown = { store, request };
      this.announce();
    }
  }

  /**
   * A request can turn out wrong when its record is on show already: its file throws while it is loaded. What was there
   * before comes back; where nothing was, the record stays and says why it ended.
   */
  private takeBack(store: RunStore | null, before: ShownRun | null, why: string): void {
    if (store === null || this.shown?.store !== store) {
      return;
    }
    if (before) {
      this.shown = before;
      return;
    }
    const patch = closeRecord(store, {
      how: 'was ended',
      cancelled: false,
      now: now(store),
      begun: new Uint8Array(0),
    });
    patch.header = { ...store.header, ...patch.header, error: { name: 'RequestError', message: why } };
    store.apply(patch);
    this.patched.fire(patch);
  }

  private announce(): void {
    void vscode.commands.executeCommand('setContext', ContextKey.running, this.isRunning);
    this.changed.fire();
  }
}

function describe(header: RunHeader): string {
  return `${header.outcome} after ${header.wall?.toFixed(0)} ms${header.error ? `, ${header.error.message}` : ''}`;
}
