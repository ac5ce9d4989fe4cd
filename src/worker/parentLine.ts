import { channelOf, contentOf, type Envelope, envelope, isEnvelope, THEIRS } from './envelope.js';

// Taken before any code of the user's is loaded: it may put others in their places.
const { nextTick } = process;
const later = setImmediate;
const { apply } = Reflect;

/** Our end, in a process that was forked, of the line to whoever forked it. */
export interface ParentLine {
  /**
   * @param sent - called when it has left this process, or cannot
   * @param values - what in it is the user's
   * @throws when it cannot be sent; nothing was sent then
   */
  send(message: unknown, sent?: () => void, values?: unknown): void;
  /** Whether the line keeps this process alive; at first it does. */
  hold(holds: boolean): void;
  /** Looks whether this end still hears. @param deaf - called when it does not */
  test(deaf: () => void): void;
}

export interface ParentListener {
  heard(message: unknown): void;
  /** Something came that cannot be read here. */
  unreadable(error: unknown): void;
  /** The other end is gone. */
  closed(): void;
  /** User code has closed what it has of the channel. */
  cut?(): void;
}

type Send = (
  message: unknown,
  handle?: unknown,
  options?: unknown,
  done?: (error: Error | null) => void,
) => boolean;

/** Something that only has to be heard. */
const TEST = 'test';

/**
 * Takes the channel to the parent for us, before any code of the user's is loaded. That goes on to have `process.send`,
 * `process.disconnect` and its events, and with none of them it can speak in our name, hear us, or close our ears:
 * `removeAllListeners` takes away listeners, and this is none; `disconnect` ends its own side of the channel only.
 *
 * @returns null when this process has no such channel
 */
export function openParentLine(listener: ParentListener): ParentLine | null {
  const theirs = process.send?.bind(process) as Send | undefined;
  if (!theirs || !process.connected) {
    return null;
  }
  // What `process.send` itself calls; it does not ask whether user code has disconnected.
  const raw = (process as unknown as { _send?: Send })._send;
  const send: Send = raw ? (...args) => apply(raw, process, args) : theirs;
  const emit = process.emit as (...args: unknown[]) => boolean;
  let key: string | null = null;
  let tested = true;
  let isOpen = true;
  let isFeigned = false;

  const hear = (message: Envelope) => {
    // The first one tells which it is, before any code of the user's runs.
    key ??= message.key;
    if (message.key !== key) {
      return;
    }
    let content: unknown;
    try {
      content = contentOf(message);
    } catch (error) {
      listener.unreadable(error);
      return;
    }
    listener.heard(content);
  };
  const ours = function (this: unknown, ...args: unknown[]): boolean {
    const [event, message] = args;
    if (event === 'internalMessage' && isEnvelope(message)) {
      if ((message as { test?: unknown }).test === TEST) {
        tested = true;
      } else {
        hear(message);
      }
      return true;
    }
    if (event === 'disconnect' && isOpen && !isFeigned) {
      isOpen = false;
      try {
        apply(emit, process, args);
      } finally {
        listener.closed();
      }
      return true;
    }
    return apply(emit, process, args) as boolean;
  };
  /** Their side of the channel is closed, and ours goes on. Node.js calls it, too, when the other end is gone. */
  function feignDisconnect(): void {
    const channel = channelOf(process);
    if (!channel) {
      return; // Then it closes ours as well.
    }
    const { onread } = channel;
    let isEnd = false;
    channel.onread = function (...args) {
      isEnd ||= args[0] === undefined || args[0] === null;
      return apply(onread, this, args);
    };
    const { disconnect } = process;
    hide('disconnect', () => {
      if (isEnd) {
        process.connected = true; // It may not be, for them.
        disconnect.call(process);
      } else if (process.connected) {
        process.connected = false;
        listener.cut?.();
        nextTick(() => {
          isFeigned = true;
          try {
            process.emit('disconnect');
          } finally {
            isFeigned = false;
          }
        });
      }
    });
  }
  hide('emit', ours);
  Object.defineProperty(process, 'emit', { enumerable: false });
  hide('send', ((message, ...rest) => {
    if (message === undefined || !process.connected) {
      return theirs(message, ...rest); // Which says what is wrong with it.
    }
    return theirs(envelope(THEIRS, message), ...rest);
  }) satisfies Send);
  feignDisconnect();
  // Not the channel itself, which user code may let go of.
  const held = setInterval(() => {}, 2 ** 30);
  const { ref, unref } = held;

  return {
    send: (message, sent = () => {}, values = undefined) => {
      const all = envelope(key ?? THEIRS, message, values);
      try {
        send(all, undefined, undefined, sent);
      } catch {
        sent(); // The channel is closed, and with it this process ends.
      }
    },
    hold: (holds) => void apply(holds ? ref : unref, held, []),
    test: (deaf) => {
      if (process.nextTick === nextTick && (process.emit as unknown) === ours) {
        return;
      }
      tested = false;
      try {
        process.nextTick(() =>
          process.emit('internalMessage' as never, { ...envelope(THEIRS, null), test: TEST } as never),
        );
      } catch {
        // Then it is not heard.
      }
      later(() => {
        if (!tested) {
          deaf();
        }
      });
    },
  };
}

/** Puts a method of ours in the place of one of `process`, where user code can go on to call and to replace it. */
function hide(name: string, value: unknown): void {
  Object.defineProperty(process, name, { value, writable: true, configurable: true, enumerable: true });
}
