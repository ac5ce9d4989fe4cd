import type { BirpcReturn } from 'birpc';
import type { PanelHostCalls, PanelPageCalls } from '../../panel/protocol.js';
import { RecordFeed } from '../../record/feed.js';
import type { RecordPatch } from '../../record/patch.js';
import type { ShownRun } from '../runs.js';

/** So many messages are on their way at once: one is made while the others travel and are read. */
const ON_THE_WAY = 3;

/**
 * Gives a panel's page the record of the run on show, and the one of the run that is compared with it: whole at first, and
 * what is new of it from then on. One message goes after another.
 */
export class PageFeed {
  /** The run whose record the page has or is being given. */
  private fed: ShownRun | null = null;
  /** What it was not given yet. */
  private feedOf: RecordFeed | null = null;
  /** Whether the page has heard nothing of the run yet. */
  private isFirst = false;
  private sending = Promise.resolve();
  /** The run that is compared with the one on show. */
  private compared: { of: ShownRun; run: ShownRun } | null = null;

  constructor(private readonly page: BirpcReturn<PanelPageCalls, PanelHostCalls>) {}

  /** Gives the page a run from its beginning. @returns false when it has that run already */
  give(run: ShownRun): boolean {
    if (run === this.fed) {
      return false;
    }
    this.fed = run;
    this.feedOf = new RecordFeed(run.store);
    this.isFirst = true;
    this.pump();
    if (this.compared?.of === run) {
      this.giveCompared();
    }
    return true;
  }

  /** A run has grown by this. */
  take(run: ShownRun | null, patch: RecordPatch): void {
    if (this.fed === run) {
      this.feedOf?.take(patch);
      this.pump();
    }
  }

  /** The page has nothing any more. */
  forget(): void {
    this.fed = null;
  }

  /** Puts a run beside the one on show. */
  compare(shown: ShownRun | null, run: ShownRun): void {
    this.compared = shown && { of: shown, run };
    if (shown !== null && this.fed === shown) {
      this.giveCompared();
    }
  }

  /** Gives the page once more what is compared with a run. @returns false when nothing is */
  compareAgain(shown: ShownRun | null): boolean {
    if (this.compared === null || this.compared.of !== shown) {
      return false;
    }
    this.giveCompared();
    return true;
  }

  endComparison(): void {
    this.compared = null;
  }

  private giveCompared(): void {
    const { compared } = this;
    if (!compared) {
      return;
    }
    const { store, file = '' } = compared.run;
    const feed = new RecordFeed(store);
    const isWanted = () => this.compared === compared && this.fed === compared.of;
    this.queue(async () => {
      const origin = { of: compared.of.store.header.id, file };
      await sendAll(feed, isWanted, (patch) =>
        patch.header ? this.page.compare(patch, origin) : this.page.compareMore(patch),
      );
      if (isWanted()) {
        await this.page.compareEnd();
      }
    });
  }

  /** Gives the page what it lacks of the run. */
  private pump(): void {
    const { fed, feedOf } = this;
    if (fed === null || feedOf === null) {
      return;
    }
    const isWanted = () => this.feedOf === feedOf && this.fed === fed;
    this.queue(() =>
      sendAll(feedOf, isWanted, (patch) => {
        const send = this.isFirst ? this.page.reset : this.page.patch;
        this.isFirst = false;
        return send(patch);
      }),
    );
  }

  private queue(send: () => Promise<unknown>): void {
    this.sending = this.sending.then(send).then(
      () => {},
      () => {}, // The page went away meanwhile; it will ask anew.
    );
  }
}

/** Sends what a feed has, message by message, so that others have their turn. */
async function sendAll(
  feed: RecordFeed,
  isWanted: () => boolean,
  send: (patch: RecordPatch) => Promise<void>,
): Promise<void> {
  const sent: Promise<void>[] = [];
  while (isWanted()) {
    const patch = feed.next();
    if (patch === null) {
      break;
    }
    sent.push(send(patch));
    await (sent.length < ON_THE_WAY ? undefined : sent.shift());
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(sent);
}
