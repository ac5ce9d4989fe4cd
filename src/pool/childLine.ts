import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { channelOf, contentOf, type Envelope, envelope, isEnvelope, THEIRS } from '../worker/envelope.js';

export interface ChildListener {
  heard(message: unknown): void;
  /** Something of ours came that cannot be read. */
  unreadable(error: unknown): void;
  /** What came is no message at all: from here on nothing that comes can be relied on. */
  garbled(error: unknown): void;
  /** Something came, if only a part of a message. */
  alive?(): void;
}

/** Our end of the line to a process that we have forked; the other is `openParentLine`. */
export interface ChildLine {
  /**
   * @param values - what in it is the user's
   * @param check - called when it has been read, before it is sent; what it throws keeps it from that
   * @throws when it cannot be sent; nothing was sent then
   */
  send(message: unknown, values?: unknown, check?: () => void): void;
}

/**
 * Opens our end. The process must have been forked with advanced serialization.
 *
 * @param child - just forked
 */
export function openChildLine(child: ChildProcess, listener: ChildListener): ChildLine {
  const key = randomUUID();
  child.on('internalMessage' as 'message', (message: unknown) => {
    if (!isEnvelope(message)) {
      return;
    }
    if (message.key === THEIRS) {
      passOn(child, message);
    } else if (message.key === key) {
      let content: unknown;
      try {
        content = contentOf(message);
      } catch (error) {
        listener.unreadable(error);
        return;
      }
      listener.heard(content);
    }
  });
  guard(child, listener);
  // One that could not be started has none.
  const send = child.send?.bind(child);
  return {
    send: (message, values, check) => {
      const all = envelope(key, message, values);
      check?.();
      if (child.connected) {
        send(all, () => {}); // A failure to send is followed by the end of the process.
      }
    },
  };
}

/** What the process's own code has sent: it is for whoever else listens to it, and for nobody else. */
function passOn(child: ChildProcess, message: Envelope): void {
  if (child.listenerCount('message') === 0) {
    return;
  }
  let content: unknown;
  try {
    content = contentOf(message);
  } catch {
    return;
  }
  child.emit('message', content, undefined);
}

/**
 * Code in the process can write what it likes to the descriptor of the channel. Node.js throws where it reads that, out of
 * anybody's reach but here: the error would end our own process.
 */
function guard(child: ChildProcess, listener: ChildListener): void {
  const channel = channelOf(child);
  if (!channel) {
    return;
  }
  const { onread } = channel;
  channel.onread = function (...args) {
    listener.alive?.();
    try {
      return Reflect.apply(onread, this, args);
    } catch (error) {
      listener.garbled(error);
      return undefined;
    }
  };
}
