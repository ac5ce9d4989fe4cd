import { closeWithin } from '../iteration.js';

/** ms that inputs have to end by themselves, when no more of them are read. */
const CLOSING = 1000;

/** The inputs of an imap, of which the first one is there already. */
export class InputStream implements AsyncIterableIterator<unknown, undefined> {
  /** They have come to their end by themselves. */
  isOver: boolean;
  private closing: Promise<void> | null = null;

  constructor(
    private first: IteratorResult<unknown> | null,
    private readonly rest: AsyncGenerator<unknown>,
  ) {
    this.isOver = first?.done === true;
  }

  async next(): Promise<IteratorResult<unknown, undefined>> {
    const step = this.first ?? (await this.rest.next());
    this.first = null;
    this.isOver ||= step.done === true;
    return step as IteratorResult<unknown, undefined>;
  }

  async return(): Promise<IteratorResult<unknown, undefined>> {
    await this.close();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Lets go of what has not been read. @returns when that is done, or has taken too long */
  close(): Promise<void> {
    this.closing ??= closeWithin(this.rest.return(undefined), CLOSING);
    return this.closing;
  }
}
