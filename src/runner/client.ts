import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as l10n from '@vscode/l10n';
import { createBirpc } from 'birpc';
import { ImportWatch } from '../pool/importWatch.js';
import { lateImport } from '../pool/importWords.js';
import type { RecordPatch } from '../record/patch.js';
import type { RunStore } from '../record/store.js';
import { newStore } from '../storage/store.js';
import { begunFileOf } from './begunFile.js';
import { closeRecord } from './closeRecord.js';
import { endGroup, forkRunner } from './fork.js';
import { LastWords } from './lastWords.js';
import { lineTo } from './line.js';
import { neverUp } from './neverUp.js';
import { catchOutput } from './processOutput.js';
import type { RunEnd, RunnerCalls, RunnerEvents } from './protocol.js';
import type { RunRequest } from './request.js';
import { takeSpare } from './spare.js';

/** A run's process has this long (ms) to end well after a cancel. */
const CANCEL_GRACE = 2500;
/** What a process and its workers printed may come after its exit; it is waited for at most this long (ms). */
const LAST_OUTPUT = 1000;

export interface StartOptions {
  /** Absolute path of the Node to use; default: see `chooseNode`. */
  nodePath?: string | undefined;
  /** The file with the sentences of the language in which a refusal is worded; default: English. */
  sentences?: string | undefined;
  /** A descriptor that the run's process gets as `HANDED`: what its inputs were kept in. */
  handed?: number | undefined;
  /** Called when the record is complete, while the run's process still ends. */
  onComplete?: ((store: RunStore) => void) | undefined;
  /** Called at most ten times a second with what has changed, after `store` has taken it in. */
  onPatch?: ((patch: RecordPatch, store: RunStore) => void) | undefined;
}

export interface RunHandle {
  /** The record so far; null until the run's process has said something. Complete once `ended` is settled. */
  readonly store: RunStore | null;
  /** How the run ended. Never rejects, also when the run's process dies. */
  readonly ended: Promise<RunEnd>;
  /** Cuts the run short; what is done is kept. A process that does not answer is ended. */
  cancel(): void;
  /** Ends the run's process and all it has started, at once. */
  dispose(): void;
}

/**
 * Starts a run in a process of its own.
 *
 * @throws RequestError when there is no Node to run it on, or the run's folder does not exist
 */
export function startRun(request: RunRequest, options: StartOptions = {}): RunHandle {
  const { nodePath, sentences, handed } = options;
  const spare = nodePath === undefined && handed === undefined ? takeSpare(request.cwd) : null;
  const workerType = request.workerType ?? 'thread';
  const child = spare ?? forkRunner(request.cwd, { nodePath, sentences, workerType, handed });
  return new Run(child, request, options);
}

class Run implements RunHandle {
  store: RunStore | null = null;
  readonly ended: Promise<RunEnd>;
  private cancelled = false;
  /** Its process is gone; its number may be another's by now. */
  private over = false;
  /** Its process was started, and did not come up. */
  private neverUp = false;
  /** The run's start on our monotonic clock. */
  private zero = 0;
  private timer: NodeJS.Timeout | undefined;
  private readonly rpc;
  /** How its process ended, as the record has it. */
  private readonly exited: Promise<string>;
  /** Nobody has its output any more: what it has started is gone, too. */
  private readonly closed: Promise<void>;
  private readonly begunFile;
  /** What it imports itself: while it spins it cannot tell. */
  private readonly imports: ImportWatch<Run>;
  /** Why it was ended before anything ran. */
  private refusal: string | null = null;
  /** The same of a process that has said nothing, for the person. */
  private silent = () => '';
  private readonly lastWords: LastWords;

  constructor(
    private readonly child: ChildProcess,
    request: RunRequest,
    private readonly options: StartOptions,
  ) {
    this.lastWords = new LastWords(child);
    this.begunFile = begunFileOf(child);
    this.imports = new ImportWatch(
      request.importTimeout,
      (_, sentence) => this.note(sentence),
      (_, url, limit) => {
        const why = lateImport(fileURLToPath(url), limit);
        this.refusal = l10n.t('{0} of {1} cannot be loaded. {2}', request.function, request.file, why);
        this.dispose();
      },
    );
    this.closed = new Promise((resolve) => {
      child.once('close', () => resolve());
    });
    this.exited = new Promise((resolve) => {
      child.once('error', (error) => {
        this.silent = () => l10n.t("The run's process could not be started: {0}.", error.message);
        resolve(`could not be started: ${error.message}`);
      });
      child.once('exit', (code, signal) => {
        this.silent = () =>
          signal
            ? l10n.t("The run's process was ended by {0} before it said anything.", signal)
            : l10n.t("The run's process exited with code {0} before it said anything.", String(code));
        resolve(signal ? `was ended by ${signal}` : `exited with code ${code}`);
      });
    });
    this.rpc = createBirpc<RunnerCalls, RunnerEvents>(
      {
        up: () => {},
        patch: (patch) => this.take(patch),
        counted: () => {},
        importing: (url) => (url === null ? this.imports.ended(this) : this.imports.begun(this, url)),
      },
      lineTo(
        child,
        () => this.dispose(),
        () => {
          this.neverUp = true;
          this.dispose();
        },
      ),
    );
    catchOutput(child, (line) => {
      if (this.store) {
        this.take({ output: [{ ...line, at: this.now() }] });
      } else {
        this.lastWords.hear(line.text);
      }
    });
    this.ended = this.follow(request);
  }

  cancel(): void {
    if (!this.cancelled && !this.over) {
      this.cancelled = true;
      this.rpc.cancel.asEvent().catch(() => {}); // Its process is ending by itself.
      this.timer = setTimeout(() => this.dispose(), CANCEL_GRACE);
    }
  }

  dispose(): void {
    if (!this.over) {
      endGroup(this.child);
    }
  }

  private async follow(request: RunRequest): Promise<RunEnd> {
    const answered = this.rpc.start(request).catch(() => null);
    const end = await Promise.race([answered, this.exited.then(() => null)]);
    clearTimeout(this.timer);
    this.imports.ended(this);
    // It has said all it has to say; what it has left in its group goes with it.
    this.dispose();
    if (end?.kind === 'ended' && this.store) {
      this.options.onComplete?.(this.store);
    }
    await this.exited;
    this.over = true;
    this.rpc.$close();
    try {
      return end ?? (await this.lost(await this.exited));
    } finally {
      this.begunFile?.close();
    }
  }

  /** The run's process ended without an answer. */
  private async lost(how: string): Promise<RunEnd> {
    if (this.refusal !== null) {
      return { kind: 'refused', message: this.refusal };
    }
    if (this.store === null) {
      return { kind: 'refused', message: await this.nothing() };
    }
    const { cancelled } = this;
    const now = this.now();
    await this.silenced();
    const begun = this.begunFile?.read() ?? null;
    this.take(closeRecord(this.store, { how, cancelled, now, begun }));
    return { kind: 'ended', header: this.store.header };
  }

  /** Why there is no record. */
  private async nothing(): Promise<string> {
    if (this.cancelled) {
      return l10n.t('The run was cancelled before it began.');
    }
    return this.neverUp ? neverUp() : this.silent() + (await this.lastWords.all());
  }

  /** Tells the user something, as a line of output, once. */
  private note(text: string): void {
    if (this.store && !this.store.output.some((line) => line.text === text)) {
      this.take({ output: [{ worker: null, index: null, stream: 'stderr', text, at: this.now() }] });
    }
  }

  /** @returns when nobody is left who could print, or begin a task: its workers were ended after it */
  private async silenced(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, LAST_OUTPUT);
    });
    await Promise.race([this.closed, late]);
    clearTimeout(timer);
  }

  /** ms since the run's start. The time of day is asked once: somebody may set it while the run goes on. */
  private now(): number {
    return performance.now() - this.zero;
  }

  private take(patch: RecordPatch): void {
    if (patch.header && patch.header.startedAt !== this.store?.header.startedAt) {
      this.zero = performance.now() - Math.max(0, Date.now() - patch.header.startedAt);
    }
    if (this.store === null && patch.header) {
      this.store = newStore(patch.header);
    }
    if (this.store) {
      this.store.apply(patch);
      this.options.onPatch?.(patch, this.store);
    }
  }
}
