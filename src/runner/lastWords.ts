import type { ChildProcess } from 'node:child_process';
import { plain } from '../record/printable.js';

/** What a process printed is waited for this long (ms) once it has ended: others may hold its output open. */
const PATIENCE = 200;
/** So many lines are kept. */
const MOST = 100;

/** What a run's process printed before it said anything in its own way: mostly why Node could not start. */
export class LastWords {
  private readonly lines: string[] = [];
  private readonly closed: Promise<unknown>;

  constructor(child: ChildProcess) {
    this.closed = new Promise((resolve) => child.once('close', resolve));
  }

  hear(line: string): void {
    if (this.lines.length < MOST) {
      this.lines.push(line);
    }
  }

  /** @returns the line that tells most, with a blank before it; empty when nothing was printed */
  async all(): Promise<string> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((resolve) => {
      timer = setTimeout(resolve, PATIENCE);
    });
    await Promise.race([this.closed, late]);
    clearTimeout(timer);
    const said = this.lines.map((line) => plain(line).trim()).filter((line) => line !== '');
    const telling = said.find((line) => /^\w*(Error|Exception)\b.*:/.test(line)) ?? said.at(-1);
    return telling === undefined ? '' : ` ${telling}`;
  }
}
