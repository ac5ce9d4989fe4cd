import { describe, expect, test } from 'vitest';
import { wrongDocument } from './generated/documentOracle.mjs';
import { programs } from './generated/programs.mjs';
import { runProgram } from './generated/runProgram.mjs';
import { project } from './program.js';

/** The first seed. `npm run test:generated -- --seed N` has others. */
const SEED = 1;
/** On two cores. */
const AT_ONCE = 2;
/** ms; each program has a limit of its own, at which it fails. */
const LIMIT = 600_000;

/** The accounts of the programs that went wrong; `npm run test:generated -- --cli --seed N --count 1` runs one of them alone. */
async function failures(face: 'cli' | 'library', count: number): Promise<string> {
  return (await programs(face, { seed: SEED, count, atOnce: AT_ONCE })).join('\n\n');
}

describe('generated programs: each input has one outcome, as its function has it; nothing hangs or stays', () => {
  test('70 runs of the command line', { timeout: LIMIT }, async () => {
    expect(await failures('cli', 70)).toBe('');
  });

  test('240 programs that use the library', { timeout: LIMIT }, async () => {
    expect(await failures('library', 240)).toBe('');
  });
});

// biome-ignore lint/suspicious/noExplicitAny: the document is looked at by its keys
type Document = any;

/** Each makes another document of a right one, and is to be found out. */
const LIES: Record<string, (document: Document) => void> = {
  'a row is missing': ({ tasks }) => tasks.pop(),
  'a task has another value': ({ tasks }) => {
    okOf(tasks).value = 'another';
  },
  'a task that went well has failed': ({ tasks }) => {
    okOf(tasks).status = 'failed';
  },
  'a task got other arguments': ({ tasks }) => {
    okOf(tasks).args = [];
  },
  'a task ended before it began': ({ tasks }) => {
    okOf(tasks).ended = okOf(tasks).started - 1;
  },
  'a task came back twice': ({ completionOrder }) => completionOrder.push(completionOrder[0]),
  'a result is lost': ({ results }) => results.pop(),
  'a run that failed is completed': (document) => {
    document.outcome = 'completed';
  },
  'a callback was called twice': ({ callbacks }) => callbacks.push(callbacks[0]),
  'a worker never ended': ({ workers }) => {
    workers[0].exit = null;
  },
  'what a task printed is another’s': ({ output }) => {
    output.find(({ index }: { index: number | null }) => index !== null).index++;
  },
};

describe('the judge of generated programs', () => {
  test('finds out every lie', async () => {
    const folder = project({});
    const { asked, args, files, input } = runProgram(seedOf('apply_async'), folder.folder);
    for (const [name, text] of Object.entries(files)) {
      folder.write(name, text as string);
    }
    const { document } = await folder.json(['run', ...args.slice(0, -1)], { input });
    const began = new Map<number, number>(asked.whats.map((_: string, i: number) => [i, 1]));
    expect(wrongDocument(asked, document, began)).toEqual([]);
    const believed = Object.keys(LIES).filter((lie) => {
      const other = structuredClone(document);
      LIES[lie]?.(other);
      return wrongDocument(asked, other, began).length === 0;
    });
    expect(believed).toEqual([]);
    expect(wrongDocument(asked, document, new Map(began).set(0, 2))).not.toEqual([]);
  });
});

function okOf(tasks: { status: string }[]): Document {
  return tasks.find(({ status }) => status === 'ok');
}

/** The seed of a calm program of a mode in which some task fails, and some task prints. */
function seedOf(mode: string): number {
  for (let seed = 1; ; seed++) {
    const { asked } = runProgram(seed, '/tmp');
    const has = (start: string) => asked.whats.some((what: string) => what.startsWith(start));
    if (asked.kind === 'calm' && asked.mode === mode && has('throw: ') && has('do: say')) {
      return seed;
    }
  }
}
