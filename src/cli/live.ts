import { printable } from '../record/printable.js';
import type { OutputLine } from '../record/schema.js';
import type { RunStore } from '../record/store.js';

/** What a terminal sees while a run goes on. */
export interface Live {
  update(store: RunStore): void;
  /** What the workers printed, each line with its worker and task. */
  output(lines: readonly OutputLine[]): void;
  stop(): void;
}

export const SILENT: Live = { update() {}, output() {}, stop() {} };

/** A bar on stderr where that is a terminal; else only what the workers print. */
export async function live(quiet: boolean): Promise<Live> {
  if (quiet) {
    return SILENT;
  }
  return process.stderr.isTTY ? new (await import('./progressBar.js')).Bar() : new Lines();
}

class Lines implements Live {
  update(): void {}

  output(lines: readonly OutputLine[]): void {
    process.stderr.write(lines.map((line) => `${worded(line)}\n`).join(''));
  }

  stop(): void {}
}

/** A line that a worker printed, with who it is from. */
export function worded({ worker, index, text }: OutputLine): string {
  const task = index === null ? '' : ` #${index}`;
  const shown = printable(text);
  return worker === null ? `[run] ${shown}` : `[worker ${worker}${task}] ${shown}`;
}
