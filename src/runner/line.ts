import type { ChildProcess } from 'node:child_process';
import { openChildLine } from '../pool/childLine.js';

/**
 * The channel to a run's process, as birpc wants it. Code of the user's runs there, too: what it sends is not heard, and
 * where it spoils the channel, the process is ended.
 *
 * @param spoilt - ends it
 */
export function lineTo(child: ChildProcess, spoilt: () => void) {
  let listener: (message: unknown) => void = () => {};
  const line = openChildLine(child, {
    heard: (message) => listener(message),
    unreadable: spoilt,
    garbled: spoilt,
  });
  return {
    post: (message: unknown) => line.send(message),
    on: (heard: (message: unknown) => void) => {
      listener = heard;
    },
    timeout: -1,
  };
}
