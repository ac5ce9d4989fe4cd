import { RequestError } from '../errors.js';
import type { RunStore } from '../record/store.js';
import { type RunHandle, startRun } from '../runner/client.js';
import type { RunRequest } from '../runner/request.js';
import { live, SILENT } from './live.js';
import { readingNote } from './readingNote.js';
import { Interrupts } from './signals.js';
import { tell } from './streams.js';

/** Runs one request or several, one after another; Ctrl-C cuts the one that goes on short, and none comes after it. */
export class Series {
  private handle: RunHandle | null = null;
  private display = SILENT;
  private readonly interrupts: Interrupts;
  /** What was said last of how the inputs are read. */
  private told = '';
  private readonly aborter = new AbortController();
  /** A descriptor that each run's process gets. */
  handed: number | undefined;

  constructor(private readonly quiet: boolean) {
    this.interrupts = new Interrupts(
      () => {
        this.aborter.abort();
        this.handle?.cancel();
      },
      () => {
        this.handle?.dispose();
        this.display.stop();
      },
    );
    // However this program ends, the terminal is as it was.
    process.on('exit', () => this.display.stop());
  }

  get interrupted(): boolean {
    return this.interrupts.happened;
  }

  /** Aborted by Ctrl-C and SIGTERM. */
  get signal(): AbortSignal {
    return this.aborter.signal;
  }

  /**
   * Runs a request to its end.
   *
   * @param onComplete - called with the complete record while the run's process still ends
   * @returns the complete record; null when it was cancelled before there was one
   * @throws RequestError when the request is wrong
   */
  async run(request: RunRequest, onComplete?: (store: RunStore) => void): Promise<RunStore | null> {
    if (this.interrupted) {
      return null;
    }
    const display = await live(this.quiet);
    if (this.interrupted) {
      return null;
    }
    this.display = display;
    this.handle = startRun(request, {
      handed: this.handed,
      onComplete,
      onPatch: (patch, store) => {
        if (patch.output) {
          display.output(patch.output);
        }
        display.update(store);
        this.tellReading(store);
      },
    });
    const end = await this.handle.ended;
    display.stop();
    if (end.kind === 'refused') {
      if (this.interrupted) {
        tell('poolscope: cancelled before anything ran\n');
        return null;
      }
      throw new RequestError(end.message);
    }
    return this.handle.store;
  }

  /** Says once how the inputs are read, as far as that was found. */
  private tellReading({ header }: RunStore): void {
    const { reading } = header.inputs;
    const text = reading ? readingNote(header.inputs.source, reading) : '';
    if (!this.quiet && text !== '' && text !== this.told) {
      this.told = text;
      tell(text);
    }
  }
}
