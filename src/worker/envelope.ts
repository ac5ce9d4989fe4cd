import * as v8 from 'node:v8';
import { isConstant } from '../record/constant.js';

// Taken before any code of the user's is loaded: it may put others in their places.
const { serialize, deserialize } = v8;

/**
 * How our messages travel on a process's IPC channel. Node.js itself hands messages whose `cmd` begins like this to nobody
 * who listens for messages, and never keeps them back for a listener to come. What is in one stands there as bytes: read
 * where a failure can be caught, which is not so of what Node.js reads.
 */
const COMMAND = 'NODE_POOLSCOPE';

export interface Envelope {
  cmd: typeof COMMAND;
  /** Known to the two ends alone: who speaks with another is not heard. Empty: what user code has sent. */
  key: string;
  bytes?: Uint8Array;
  /** The message itself, instead of its bytes. */
  open?: unknown;
}

/** The key of what user code sends. */
export const THEIRS = '';

/** From so many bytes on (64 KiB) it pays not to copy once more. */
const LARGE = 2 ** 16;

const { isView } = ArrayBuffer;

/**
 * @param values - what in the message is the user's
 * @throws when it cannot be sent
 */
export function envelope(key: string, message: unknown, values?: unknown): Envelope {
  return isSureToBeRead(values)
    ? { cmd: COMMAND, key, open: message }
    : { cmd: COMMAND, key, bytes: serialize(message) };
}

/** @throws when it cannot be read */
export function contentOf({ bytes, open }: Envelope): unknown {
  return bytes === undefined ? open : deserialize(bytes);
}

/** Large arrays of bytes or numbers, and nothing that could be read in more than one way. */
function isSureToBeRead(values: unknown): boolean {
  if (isView(values)) {
    return values.byteLength >= LARGE;
  }
  let size = 0;
  if (Array.isArray(values)) {
    for (const value of values) {
      // One that is empty may be so because what it showed was moved; that is told where it is read.
      if (isView(value) && value.byteLength > 0) {
        size += value.byteLength;
      } else if (!isConstant(value)) {
        return false;
      }
    }
  }
  return size >= LARGE;
}

export function isEnvelope(message: unknown): message is Envelope {
  return (message as Partial<Envelope> | null | undefined)?.cmd === COMMAND;
}

/** Called for each piece that comes from the other end; without a first argument, at its end. */
export type OnRead = (this: unknown, ...args: unknown[]) => unknown;

/**
 * The channel itself, as Node.js keeps it: what it reads goes through `onread`.
 *
 * @param end - a process that was forked, or the process of this program
 * @returns null where there is none, or this Node.js keeps it elsewhere
 */
export function channelOf(end: object): { onread: OnRead } | null {
  const symbol = Object.getOwnPropertySymbols(end).find(
    ({ description }) => description === 'kChannelHandle',
  );
  const channel = symbol && (end as Record<symbol, { onread?: unknown } | null | undefined>)[symbol];
  return typeof channel?.onread === 'function' ? (channel as { onread: OnRead }) : null;
}
