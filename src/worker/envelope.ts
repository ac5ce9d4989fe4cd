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
  bytes: Uint8Array;
}

/** The key of what user code sends. */
export const THEIRS = '';

export function envelope(key: string, bytes: Uint8Array): Envelope {
  return { cmd: COMMAND, key, bytes };
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
