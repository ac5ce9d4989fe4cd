import { constants } from 'node:os';
import { Exit } from './exit.js';

/**
 * A signal that comes again this soon (ms) is the same one twice: `timeout` and some shells send it to the program
 * and to its group.
 */
const SAME = 100;

/** The terminal is gone, or its user wants the program gone (Ctrl-\): all ends at once. Windows has no such signals. */
const ENDS: readonly NodeJS.Signals[] = process.platform === 'win32' ? [] : ['SIGHUP', 'SIGQUIT'];

/** Ctrl-C and SIGTERM, and what ends all at once, while they are watched. */
export class Interrupts {
  /** Whether one has come. */
  happened = false;
  private at = 0;

  /**
   * @param cancel - called at the first one
   * @param kill - called at the second one, and at SIGHUP and SIGQUIT; the program ends right after it
   */
  constructor(
    private readonly cancel: () => void,
    private readonly kill: () => void,
  ) {
    process.on('SIGINT', this.onSignal);
    process.on('SIGTERM', this.onSignal);
    for (const signal of ENDS) {
      process.on(signal, () => {
        this.kill();
        process.exit(128 + constants.signals[signal]);
      });
    }
  }

  private readonly onSignal = (): void => {
    const now = performance.now();
    if (!this.happened) {
      this.happened = true;
      this.at = now;
      this.cancel();
    } else if (now - this.at > SAME) {
      this.kill();
      process.exit(Exit.cancelled);
    }
  };
}
