import { post } from './channel.js';
import type { OutputMessage } from './wire.js';

type Line = OutputMessage['lines'][number];
type Stream = Line['stream'];

/** Lines wait for company at most this long (ms) and this many. */
const FLUSH_AFTER = 50;
const MOST_LINES = 500;

/** Catches what the user's code prints, so that every line is known by its task. */
export class OutputCatcher {
  private lines: Line[] = [];
  private readonly open: Record<Stream, string> = { stdout: '', stderr: '' };
  private index: number | null = null;
  private lastFlush = 0;
  private timer: NodeJS.Timeout | undefined;

  /** @param owner - the task that has begun what runs now, where that is known; else the one that runs counts */
  constructor(
    private readonly now: () => number,
    private readonly owner: () => number | undefined,
  ) {}

  install(): void {
    for (const stream of ['stdout', 'stderr'] as const) {
      process[stream].write = ((chunk: string | Uint8Array, encoding?: unknown, done?: unknown) => {
        this.write(stream, typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
        const callback = typeof encoding === 'function' ? encoding : done;
        if (typeof callback === 'function') {
          process.nextTick(callback as () => void);
        }
        return true;
      }) as typeof process.stdout.write;
    }
  }

  /** What is printed from now on belongs to this task (its record row), or to none. */
  task(index: number | null): void {
    if (this.open.stdout !== '' || this.open.stderr !== '') {
      this.closeLines();
    }
    this.index = index;
  }

  private write(stream: Stream, text: string): void {
    const parts = (this.open[stream] + text).split('\n');
    this.open[stream] = parts.pop() as string;
    for (const part of parts) {
      this.add(stream, part);
    }
    if (this.lines.length >= MOST_LINES || this.now() - this.lastFlush > FLUSH_AFTER) {
      this.flush();
    } else {
      this.timer ??= setTimeout(() => this.flush(), FLUSH_AFTER).unref();
    }
  }

  private add(stream: Stream, text: string): void {
    const index = this.owner() ?? this.index;
    this.lines.push({ at: this.now(), index, stream, text: text.replace(/\r$/, '') });
  }

  private closeLines(): void {
    for (const stream of ['stdout', 'stderr'] as const) {
      if (this.open[stream] !== '') {
        this.add(stream, this.open[stream]);
        this.open[stream] = '';
      }
    }
  }

  /** Sends what was caught. `final`: also a line that has no end yet. */
  flush(final = false): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.lastFlush = this.now();
    if (final) {
      this.closeLines();
    }
    if (this.lines.length > 0) {
      const lines = this.lines;
      this.lines = [];
      post({ poolscope: 'output', lines });
    }
  }
}
