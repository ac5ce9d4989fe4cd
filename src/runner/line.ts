import type { ChildProcess } from 'node:child_process';
import { openChildLine } from '../pool/childLine.js';
import { LIMIT_S, Watch } from '../pool/watch.js';

/**
 * The channel to a run's process, as birpc wants it. Code of the user's runs there, too: what it sends is not heard, and
 * where it spoils the channel, the process is ended.
 *
 * @param spoilt - ends it
 * @param silent - ends it, too: it has never said a word
 */
export function lineTo(child: ChildProcess, spoilt: () => void, silent: () => void) {
  let listener: (message: unknown) => void = () => {};
  const watch = new Watch();
  let seconds = 0;
  const watched = {
    tick: () => {
      if (++seconds === LIMIT_S) {
        heard();
        silent();
      }
    },
    patience: () => {},
  };
  const heard = () => watch.remove(watched);
  watch.add(watched);
  child.once('exit', heard);
  child.once('error', heard);
  const line = openChildLine(child, {
    heard: (message) => {
      heard();
      listener(message);
    },
    unreadable: spoilt,
    garbled: spoilt,
  });
  return {
    post: (message: unknown) => line.send(message),
    on: (on: (message: unknown) => void) => {
      listener = on;
    },
    timeout: -1,
  };
}
