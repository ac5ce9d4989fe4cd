import type { Answer, Request, WorkerMessage } from '../worker/wire.js';
import type { Answered, WorkerListener } from './workerHandle.js';

/** What comes from a worker. */
export type Incoming = WorkerMessage | Answer;

/** The request that a worker is on, and what comes from it. */
export class Requests {
  private lastId = 0;
  private current: { id: number; answered: Answered } | null = null;

  constructor(private readonly listener: WorkerListener) {}

  /** @throws what `send` throws; there is no request then */
  make(
    method: string,
    params: readonly unknown[],
    answered: Answered,
    send: (request: Request) => void,
  ): void {
    const id = ++this.lastId;
    send({ id, method, params });
    this.current = { id, answered };
  }

  /** The worker is gone. */
  end(): void {
    const { current } = this;
    this.current = null;
    current?.answered.gone();
  }

  heard(message: Incoming): void {
    this.listener.alive();
    if ('poolscope' in message) {
      this.listener.message(message);
      return;
    }
    const { current } = this;
    if (current === null) {
      return;
    }
    if ('unread' in message) {
      this.current = null;
      current.answered.unread(message.unread);
    } else if (message.id === current.id) {
      this.current = null;
      if ('failed' in message) {
        this.listener.error(new Error(message.failed));
        current.answered.gone();
      } else {
        current.answered.done(message.result);
      }
    }
  }
}
