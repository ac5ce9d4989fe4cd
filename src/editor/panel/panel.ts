import * as l10n from '@vscode/l10n';
import { createBirpc } from 'birpc';
import * as vscode from 'vscode';
import type { PanelHostCalls, PanelPageCalls } from '../../panel/protocol.js';
import type { Change } from '../../profile/verdict/finding.js';
import { RecordFeed } from '../../record/feed.js';
import type { RecordPatch } from '../../record/patch.js';
import { plain } from '../../record/printable.js';
import { notify } from '../notice.js';
import type { ShownRun } from '../runs.js';
import { copyTasks } from './copyTasks.js';
import type { ForecastMemory } from './forecasts.js';
import { panelHtml } from './html.js';
import { inputPlace } from './inputPlace.js';
import { isPageMessage } from './messages.js';

/** What a panel shows, and what its buttons do. */
export interface PanelSource {
  readonly shown: ShownRun | null;
  /** Another run is on show, or its request has begun or ended. */
  readonly onDidChange: vscode.Event<unknown>;
  /** The run on show has grown by this. */
  readonly onDidPatch: vscode.Event<RecordPatch>;
  cancel(): void;
  runAgain(): void;
  runFailed(): void;
  runChanged(change: Change): void;
  copyAsCode(change: Change): void;
  readonly forecasts: ForecastMemory;
  /** Another run to compare with the one on show: the one of a file, or one that is asked for; null when the person left. */
  otherRun(file?: string): Promise<ShownRun | null>;
  /** Writes the run to a file. @param png - draws a picture in the panel's page */
  exportRun(png: DrawPng): void;
}

/** Draws an SVG as a PNG; rejects when the page cannot. */
export type DrawPng = (svg: string) => Promise<Uint8Array>;

/** ms in which a page is there, on a slow machine, too. */
const PATIENCE = 30_000;

/**
 * A panel of results, in a tab of its own. Its page holds a copy of the record, which it is given whole when it appears and in patches from
 * then on; while it is hidden it is given nothing, so it need not be kept alive.
 */
export class Panel implements vscode.Disposable {
  private readonly listeners: vscode.Disposable[] = [];
  private readonly rpc;
  /** The run whose record the page has or is being given; null while the page is not there. */
  private fed: ShownRun | null = null;
  /** What it was not given yet. */
  private feedOf: RecordFeed | null = null;
  private sending = Promise.resolve();
  /** The run that is compared with the one on show. */
  private compared: { of: ShownRun; run: ShownRun } | null = null;

  constructor(
    readonly view: vscode.WebviewPanel,
    private readonly source: PanelSource,
    dist: vscode.Uri,
    onDispose: () => void,
    private readonly isNamed = true,
  ) {
    if (isNamed) {
      view.iconPath = vscode.Uri.joinPath(dist, '..', 'media', 'icon.svg');
    }
    view.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    this.rpc = createBirpc<PanelPageCalls, PanelHostCalls>(this.calls(), {
      post: (message) => view.webview.postMessage(message),
      on: (listener) => {
        this.listeners.push(
          view.webview.onDidReceiveMessage((message) => {
            if (isPageMessage(message)) {
              listener(message);
            }
          }),
        );
      },
      eventNames: ['reset', 'patch'],
    });
    this.listeners.push(
      source.onDidChange(() => this.feed()),
      source.onDidPatch((patch) => {
        if (this.fed === source.shown) {
          this.feedOf?.take(patch);
          this.pump();
        }
      }),
      view.onDidChangeViewState(() => {
        if (view.visible) {
          this.feed(); // Its page may have come up before it was known to be visible.
        } else {
          this.fed = null;
          this.pageIsThere = false;
        }
      }),
      view.onDidDispose(() => {
        this.dispose();
        onDispose();
      }),
    );
    view.webview.html = panelHtml(view.webview, dist);
  }

  dispose(): void {
    this.rpc.$close();
    for (const listener of this.listeners.splice(0)) {
      listener.dispose();
    }
  }

  /** Draws an SVG in the page, at twice its size. @throws Error when the page does not come up or goes away */
  async png(svg: string): Promise<Uint8Array> {
    if (!this.pageIsThere) {
      await new Promise<void>((resolve, reject) => {
        this.waiting.push(resolve);
        setTimeout(
          () => reject(new Error(l10n.t('The panel did not come up, so it cannot draw.'))),
          PATIENCE,
        );
      });
    }
    return this.rpc.png(svg, 2);
  }

  /** Puts another run beside the one on show. */
  compare(run: ShownRun): void {
    const { shown } = this.source;
    this.compared = shown && { of: shown, run };
    if (shown !== null && this.fed === shown) {
      this.sendCompared();
    }
  }

  /** @param file - of a run that the page has shown before; asked for when left out */
  private async compareWith(file?: string): Promise<void> {
    const { shown } = this.source;
    if (file !== undefined && this.compared?.of === shown) {
      this.sendCompared();
      return;
    }
    const run = await this.source.otherRun(file);
    if (run && this.source.shown === shown) {
      this.compare(run);
    }
  }

  private sendCompared(): void {
    const { compared } = this;
    if (!compared) {
      return;
    }
    const { store, file = '' } = compared.run;
    const feed = new RecordFeed(store);
    const isWanted = () => this.compared === compared && this.fed === compared.of;
    this.queue(async () => {
      const origin = { of: compared.of.store.header.id, file };
      await sendAll(feed, isWanted, (page) =>
        page.header ? this.rpc.compare(page, origin) : this.rpc.compareMore(page),
      );
      if (isWanted()) {
        await this.rpc.compareEnd();
      }
    });
  }

  private calls(): PanelHostCalls {
    return {
      ready: () => {
        this.fed = null;
        this.pageIsThere = true;
        for (const wake of this.waiting.splice(0)) {
          wake();
        }
        this.feed();
      },
      cancel: () => this.source.cancel(),
      runAgain: () => this.source.runAgain(),
      runFailed: () => this.source.runFailed(),
      runChanged: (change) => this.source.runChanged(change),
      copyAsCode: (change) => this.source.copyAsCode(change),
      forecasts: async () => this.source.forecasts.get(),
      keepForecasts: (all) => this.source.forecasts.keep(all),
      taskTexts: async (index) => ({
        args: this.source.shown?.store.args.at(index) ?? null,
        outcome: this.source.shown?.store.outcomes.at(index) ?? null,
      }),
      inputPlace: (index) => inputPlace(this.source.shown?.store.header ?? null, index),
      openSource: (file, line, column) => void openSource(file, line, column),
      copy: (text) => void vscode.env.clipboard.writeText(text),
      copyTasks: (rows, format) => void copyTasks(this.source.shown, rows, format),
      compareWith: (file) => void this.compareWith(file),
      comparisonClosed: () => {
        this.compared = null;
      },
      exportRun: () => this.source.exportRun((svg) => this.png(svg)),
    };
  }

  private pageIsThere = false;
  /** Whether the page has heard nothing of the run yet. */
  private isFirst = false;
  /** Who waits for the page. */
  private readonly waiting: (() => void)[] = [];

  /** Gives the page the run on show, when it does not have it. */
  private feed(): void {
    const { shown } = this.source;
    if (!this.pageIsThere || !this.view.visible || shown === null || shown === this.fed) {
      return;
    }
    this.fed = shown;
    if (this.isNamed) {
      this.view.title = `Poolscope: ${plain(shown.store.header.function.name)}`;
    }
    this.feedOf = new RecordFeed(shown.store);
    this.isFirst = true;
    this.pump();
    if (this.compared?.of === shown) {
      this.sendCompared();
    }
  }

  /** Gives the page what it lacks. */
  private pump(): void {
    const { fed, feedOf } = this;
    if (fed === null || feedOf === null) {
      return;
    }
    this.queue(() =>
      sendAll(
        feedOf,
        () => this.feedOf === feedOf && this.fed === fed,
        (page) => {
          const send = this.isFirst ? this.rpc.reset : this.rpc.patch;
          this.isFirst = false;
          return send(page);
        },
      ),
    );
  }

  /** One message after another. */
  private queue(send: () => Promise<unknown>): void {
    this.sending = this.sending.then(send).then(
      () => {},
      () => {}, // The page went away meanwhile; it will ask anew.
    );
  }
}

/** So many messages are on their way at once: one is made while the others travel and are read. */
const ON_THE_WAY = 3;

/** Sends what a feed has, message by message, so that others have their turn. */
async function sendAll(
  feed: RecordFeed,
  isWanted: () => boolean,
  send: (page: RecordPatch) => Promise<void>,
): Promise<void> {
  const sent: Promise<void>[] = [];
  while (isWanted()) {
    const page = feed.next();
    if (page === null) {
      break;
    }
    sent.push(send(page));
    await (sent.length < ON_THE_WAY ? undefined : sent.shift());
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(sent);
}

async function openSource(file: string, line: number, column = 1): Promise<void> {
  const place = new vscode.Position(Math.max(0, line - 1), Math.max(0, column - 1));
  try {
    const document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document, {
      selection: new vscode.Range(place, place),
      viewColumn: vscode.ViewColumn.One,
    });
  } catch {
    // A run from elsewhere, or a file of Node's own.
    void notify('warning', l10n.t('{0} cannot be opened: is it on this machine?', file));
  }
}
