/**
 * How our messages travel on a process's IPC channel. Node.js itself hands messages whose `cmd` begins like this to nobody
 * who listens for messages, and never keeps them back for a listener to come. What is in one stands there as bytes: read
 * where a failure can be caught, which is not so of what Node.js reads.
 */
export const COMMAND = 'NODE_POOLSCOPE';

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
