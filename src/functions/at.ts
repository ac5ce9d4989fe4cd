import type { FoundFunction } from './types.js';

/**
 * The innermost function whose lines contain a line; it need not be runnable, and its `reason` says why.
 * Where two have the same lines, the runnable one.
 * @param line from 1
 */
export function functionAt(found: readonly FoundFunction[], line: number): FoundFunction | undefined {
  return innermost(found, line);
}

/** The innermost function around a line that can be run: what to offer when `functionAt` gives one that cannot. */
export function runnableAt(found: readonly FoundFunction[], line: number): FoundFunction | undefined {
  return innermost(
    found.filter((f) => f.runnable),
    line,
  );
}

function innermost(found: readonly FoundFunction[], line: number): FoundFunction | undefined {
  const lines = (f: FoundFunction) => f.endLine - f.line;
  let best: FoundFunction | undefined;
  for (const f of found) {
    if (line < f.line || line > f.endLine) {
      continue;
    }
    if (
      best === undefined ||
      lines(f) < lines(best) ||
      (lines(f) === lines(best) && f.runnable && !best.runnable)
    ) {
      best = f;
    }
  }
  return best;
}
