import { writeFileSync } from 'node:fs';
import type { Profiler } from 'node:inspector';
import { findSourceMap } from 'node:module';

/** Past the end of every line: what a source map has last for it. */
const END_OF_LINE = 1e6;

/**
 * Takes a CPU profile of this thread, from now on. Loaded only where one was asked for.
 *
 * @param file absolute path, where it is to be written
 * @returns ends it and writes it, synchronously (this thread may be about to exit); does so once only
 * @throws what writing the file throws
 */
export async function startProfile(file: string): Promise<() => void> {
  const { Session } = await import('node:inspector');
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.start');
  let isOver = false;
  return () => {
    if (isOver) {
      return;
    }
    isOver = true;
    let text: string | null = null;
    // Within one thread the answer comes before `post` returns.
    session.post('Profiler.stop', (error, answer) => {
      if (!error) {
        text = JSON.stringify(inOwnSources(answer.profile));
      }
    });
    session.disconnect();
    if (text !== null) {
      writeFileSync(file, text, { mode: 0o600 });
    }
  };
}

/** Places in files that were transformed become those in the user's own text. Where types were only blanked out, they are. */
function inOwnSources(profile: Profiler.Profile): Profiler.Profile {
  return { ...profile, nodes: profile.nodes.map(inOwnSource) };
}

function inOwnSource(node: Profiler.ProfileNode): Profiler.ProfileNode {
  const { callFrame, positionTicks } = node;
  const map = callFrame.url.startsWith('file:') ? findSourceMap(callFrame.url) : undefined;
  const entry = map?.findEntry(callFrame.lineNumber, callFrame.columnNumber);
  if (!map || !entry || !('originalLine' in entry)) {
    return node;
  }
  const lineOf = (line: number) => {
    const found = map.findEntry(line - 1, END_OF_LINE);
    return 'originalLine' in found ? found.originalLine + 1 : line;
  };
  return {
    ...node,
    callFrame: { ...callFrame, lineNumber: entry.originalLine, columnNumber: entry.originalColumn },
    ...(positionTicks && {
      positionTicks: positionTicks.map(({ line, ticks }) => ({ line: lineOf(line), ticks })),
    }),
  };
}
