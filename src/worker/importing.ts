import { fileURLToPath } from 'node:url';

/** What keeps this thread or process from ending while it waits for requests. */
export interface Holder {
  ref(): void;
  unref(): void;
}

// Taken before any code of the user's can put others in their places.
const { setImmediate } = globalThis;
const holders = new Set<Holder>();
/** The imports that are waited for: what to call when nothing can settle them any more. */
const underway = new Set<() => void>();
let isListening = false;

/** Names what of ours keeps this thread or process from ending. */
export function holdsOpen(holder: Holder): void {
  holders.add(holder);
}

/** A file is never done importing. Its stack would show our code. */
class StuckImport extends Error {
  override readonly name = 'LoadError';

  constructor(url: string) {
    super(
      `${pathOf(url)} is never done importing: a top-level await, in it or in a file that it imports, ` +
        'waits for something that nothing can settle.',
    );
    this.stack = `${this.name}: ${this.message}`;
  }
}

/**
 * Waits for an import by Node's own rule: one that waits for a top-level await when nothing is left in the event loop
 * that could settle it is an error. What is ours in the event loop does not count.
 *
 * @param load - begins the import
 * @throws what `load` throws; LoadError when nothing can settle it any more
 */
export async function settled<T>(url: string, load: () => Promise<T>): Promise<T> {
  // For good: the file may make it impossible to take it back.
  if (!isListening) {
    isListening = true;
    process.on('beforeExit', onEmpty);
  }
  let giveUp = () => {};
  const stuck = new Promise<never>((_, reject) => {
    giveUp = () => reject(new StuckImport(url));
  });
  underway.add(giveUp);
  hold('unref');
  try {
    return await Promise.race([load(), stuck]);
  } finally {
    underway.delete(giveUp);
    if (underway.size === 0) {
      hold('ref');
    }
  }
}

/** How many listened when the event loop was last empty. */
let listened = 0;

function onEmpty(): void {
  if (underway.size === 0) {
    return;
  }
  // Who else listens may just have begun something: only when the loop is empty once more nothing will come.
  const listeners = process.listenerCount('beforeExit');
  if (listeners > 1 && listeners !== listened) {
    listened = listeners;
    setImmediate(() => {});
    return;
  }
  listened = 0;
  hold('ref');
  for (const giveUp of underway) {
    giveUp();
  }
}

function hold(how: 'ref' | 'unref'): void {
  // The process of a run, or of a look at its inputs, has its channel and names nothing.
  for (const holder of holders.size > 0 ? holders : [process.channel]) {
    try {
      holder?.[how]();
    } catch {
      // The user's code has closed it.
    }
  }
}

function pathOf(url: string): string {
  return url.startsWith('file:') ? fileURLToPath(url) : url;
}
