import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { OutputLine } from '../record/schema.js';

/**
 * Reads what a run's process itself prints, and what its workers print past their own catchers (native code, programs
 * they start). Which task it came from cannot be known.
 *
 * @param take - gets each line, as it comes
 */
export function catchOutput(child: ChildProcess, take: (line: Omit<OutputLine, 'at'>) => void): void {
  for (const stream of ['stdout', 'stderr'] as const) {
    const source = child[stream];
    if (source) {
      createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY }).on('line', (text) =>
        take({ worker: null, index: null, stream, text }),
      );
    }
  }
}
