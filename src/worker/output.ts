import { post } from './channel.js';
import { type Keep, LastWords } from './lastWords.js';
import { takeOver } from './streams.js';
import type { OutputMessage } from './wire.js';

type Line = OutputMessage['lines'][number];
type Stream = Line['stream'];

const STREAMS = ['stdout', 'stderr'] as const;
/** Where so many messages have been sent in so many ms, further lines wait for company, at most this long and this many. */
const AT_ONCE = 20;
const FLUSH_AFTER = 50;
const MOST_LINES = 500;
/** Of a line that is longer (characters), the rest is left out. */
const LONGEST = 2 ** 24;

/** Of a task that prints without end, so many characters are taken; and so many count for each time it prints. */
const MOST = 2 ** 27;
const EACH = 16;

/** The line of a stream that has no end yet. */
interface Open {
  text: string;
  /** Characters that are left out. */
  more: number;
}

/**
 * Catches what the user's code prints, so that every line is known by its task. Lines leave at once while there are few of
 * them; what waits is kept where the death of this worker does not take it along.
 */
export class OutputCatcher {
  private lines: Line[] = [];
  private readonly open: Record<Stream, Open> = { stdout: nothing(), stderr: nothing() };
  private readonly lastWords: LastWords;
  private index: number | null = null;
  /** Characters that the task may still print. */
  private left = MOST;
  /** So many of the lines that wait are kept. */
  private kept = 0;
  private windowFrom = Number.NEGATIVE_INFINITY;
  private sentInWindow = 0;
  private timer: NodeJS.Timeout | undefined;

  /**
   * @param owner - the task that has begun what runs now, where that is known; else the one that runs counts
   * @param keep - keeps what has not been sent
   */
  constructor(
    private readonly now: () => number,
    private readonly owner: () => number | undefined,
    keep: Keep,
  ) {
    this.lastWords = new LastWords(keep);
  }

  install(): void {
    for (const stream of STREAMS) {
      takeOver(process[stream], (text) => this.write(stream, text));
    }
  }

  /** What is printed from now on belongs to this task (its record row), or to none. */
  task(index: number | null): void {
    if (this.open.stdout.text !== '' || this.open.stderr.text !== '') {
      this.closeLines();
    }
    this.index = index;
    this.left = MOST;
  }

  private write(stream: Stream, text: string): void {
    if (this.left <= 0) {
      return;
    }
    this.take(stream, text);
    this.left -= text.length + EACH;
    if (this.left <= 0) {
      this.take(stream, ' … (what this task prints from here on is left out)\n');
    }
  }

  private take(stream: Stream, text: string): void {
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      this.append(stream, text.slice(from, end));
      this.close(stream);
      from = end + 1;
    }
    if (from < text.length) {
      const rest = from === 0 ? text : text.slice(from);
      this.append(stream, rest);
      this.lastWords.opened(stream, rest, { at: this.now(), index: this.current() });
    }
    if (this.lines.length > 0) {
      this.send();
    }
  }

  private append(stream: Stream, text: string): void {
    const open = this.open[stream];
    const room = LONGEST - open.text.length;
    open.text += text.length <= room ? text : text.slice(0, room);
    open.more += Math.max(0, text.length - room);
  }

  private close(stream: Stream): void {
    const { text, more } = this.open[stream];
    this.open[stream] = nothing();
    const cut = more > 0 ? ` … (${more} more characters of this line are left out)` : '';
    const line = { at: this.now(), index: this.current(), stream, text: text.replace(/\r$/, '') + cut };
    this.lines.push(line);
    this.lastWords.closed(stream);
  }

  /** Sends the lines now, or has them wait where many have been sent just now. */
  private send(): void {
    const now = this.now();
    if (now - this.windowFrom >= FLUSH_AFTER) {
      this.windowFrom = now;
      this.sentInWindow = 0;
    }
    if (this.sentInWindow < AT_ONCE || this.lines.length >= MOST_LINES || !this.keepLines()) {
      this.post();
    } else {
      this.timer ??= setTimeout(() => this.flush(), FLUSH_AFTER).unref();
    }
  }

  /** @returns whether there was room for all */
  private keepLines(): boolean {
    while (this.kept < this.lines.length) {
      if (!this.lastWords.waits(this.lines[this.kept] as Line)) {
        return false;
      }
      this.kept++;
    }
    return true;
  }

  private post(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { lines } = this;
    this.lines = [];
    post({ poolscope: 'output', lines });
    this.sentInWindow++;
    if (this.kept > 0) {
      this.kept = 0;
      this.lastWords.clear();
    }
  }

  /** Sends what was caught. `final`: also a line that has no end yet. */
  flush(final = false): void {
    if (final) {
      this.closeLines();
    }
    if (this.lines.length > 0) {
      this.post();
    }
  }

  private current(): number | null {
    return this.owner() ?? this.index;
  }

  private closeLines(): void {
    for (const stream of STREAMS) {
      if (this.open[stream].text !== '') {
        this.close(stream);
      }
    }
  }
}

function nothing(): Open {
  return { text: '', more: 0 };
}
