import { Presets, SingleBar } from 'cli-progress';
import { count, counted, durationRange } from '../profile/format.js';
import { progress, totalInWords } from '../profile/progress.js';
import { timeLeft } from '../profile/timeLeft.js';
import { plainLine } from '../record/printable.js';
import type { OutputLine } from '../record/schema.js';
import type { RunStore } from '../record/store.js';
import { type Live, worded } from './live.js';

/** The share of the time that may go into looking at the record; a look at a million tasks takes its time. */
const SHARE = 0.1;

/** Shows the cursor and lets long lines wrap, as a terminal usually does. */
const USUAL = '\x1b[?25h\x1b[?7h';
/** Clears the line of the bar. */
const CLEAR = '\r\x1b[K';

/** A bar below what the workers print. */
export class Bar implements Live {
  private readonly bar = new SingleBar(
    {
      stream: process.stderr,
      format: '{what} {bar} {done}/{all} {rest}',
      barsize: 24,
      hideCursor: true,
      clearOnComplete: true,
      stopOnComplete: false,
      // Ours decide what becomes of a signal; the bar's own handler would end the program.
      gracefulExit: false,
      linewrap: false,
      // Else it would not come back after what the workers print, unless it has changed.
      forceRedraw: true,
    },
    Presets.shades_classic,
  );
  private begun = false;
  private isOver = false;
  private nextLook = 0;

  update(store: RunStore): void {
    const from = performance.now();
    if (from < this.nextLook || store.header.inputs.count === 0) {
      return;
    }
    const state = progress(store);
    const { done, total, failed } = state;
    const left = timeLeft(store);
    const workers = counted(store.header.pool.workers, 'worker');
    const rest = [
      failed > 0 ? `· ${count(failed)} failed ` : '',
      `· ${workers}`,
      left ? ` · ${durationRange(...left)} left` : '',
    ];
    const payload = {
      what: plainLine(`${store.header.mode} ${store.header.function.name}`),
      done: count(done),
      all: totalInWords(state),
      rest: rest.join(''),
    };
    if (this.begun) {
      this.bar.setTotal(total);
      this.bar.update(done, payload);
    } else {
      this.begun = true;
      process.on('SIGTSTP', this.suspend);
      process.on('SIGCONT', this.resume);
      this.bar.start(total, done, payload);
    }
    const now = performance.now();
    this.nextLook = now + (now - from) / SHARE;
  }

  output(lines: readonly OutputLine[]): void {
    if (this.begun) {
      // Over the bar, which is drawn anew below them.
      process.stderr.write(CLEAR);
    }
    process.stderr.write(lines.map((line) => `${worded(line)}\n`).join(''));
    if (this.begun) {
      this.bar.render();
    }
  }

  stop(): void {
    if (this.begun && !this.isOver) {
      this.isOver = true;
      process.removeListener('SIGTSTP', this.suspend);
      process.removeListener('SIGCONT', this.resume);
      this.bar.stop();
    }
  }

  /** Ctrl-Z: the shell gets its terminal as it was. The run goes on. */
  private readonly suspend = (): void => {
    process.stderr.write(`${CLEAR}${USUAL}`);
    process.kill(process.pid, 'SIGSTOP');
  };

  /** The cursor stays: in the background it is the shell's. */
  private readonly resume = (): void => {
    this.bar.render();
  };
}
