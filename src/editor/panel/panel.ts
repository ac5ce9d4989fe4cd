import * as l10n from '@vscode/l10n';
import { createBirpc } from 'birpc';
import * as vscode from 'vscode';
import type { PanelHostCalls, PanelPageCalls } from '../../panel/protocol.js';
import { plain } from '../../record/printable.js';
import type { ShownRun } from '../runs.js';
import { copyTasks } from './copyTasks.js';
import { panelHtml } from './html.js';
import { inputPlace } from './inputPlace.js';
import { isPageMessage } from './messages.js';
import { openSource } from './openSource.js';
import { PageFeed } from './pageFeed.js';
import type { PanelSource } from './source.js';

/** ms in which a page is there, on a slow machine, too. */
const PATIENCE = 30_000;

/**
 * A panel of results, in a tab of its own. Its page holds a copy of the record; while it is hidden it is given nothing, so it
 * need not be kept alive.
 */
export class Panel implements vscode.Disposable {
  private readonly listeners: vscode.Disposable[] = [];
  private readonly rpc;
  private readonly feed: PageFeed;
  private pageIsThere = false;
  /** Who waits for the page. */
  private readonly waiting: (() => void)[] = [];

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
    this.feed = new PageFeed(this.rpc);
    this.listeners.push(
      source.onDidChange(() => this.show()),
      source.onDidPatch((patch) => this.feed.take(source.shown, patch)),
      view.onDidChangeViewState(() => {
        if (view.visible) {
          this.show(); // Its page may have come up before it was known to be visible.
        } else {
          this.feed.forget();
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
    this.feed.compare(this.source.shown, run);
  }

  /** @param file - of a run that the page has shown before; asked for when left out */
  private async compareWith(file?: string): Promise<void> {
    const { shown } = this.source;
    if (file !== undefined && this.feed.compareAgain(shown)) {
      return;
    }
    const run = await this.source.otherRun(file);
    if (run && this.source.shown === shown) {
      this.compare(run);
    }
  }

  /** Gives the page the run on show, when it does not have it. */
  private show(): void {
    const { shown } = this.source;
    if (!this.pageIsThere || !this.view.visible || shown === null) {
      return;
    }
    if (this.feed.give(shown) && this.isNamed) {
      this.view.title = `Poolscope: ${plain(shown.store.header.function.name)}`;
    }
  }

  private calls(): PanelHostCalls {
    const { source } = this;
    return {
      ready: () => {
        this.feed.forget();
        this.pageIsThere = true;
        for (const wake of this.waiting.splice(0)) {
          wake();
        }
        this.show();
      },
      cancel: () => source.cancel(),
      runAgain: () => source.runAgain(),
      runFailed: () => source.runFailed(),
      runChanged: (change) => source.runChanged(change),
      copyAsCode: (change) => source.copyAsCode(change),
      forecasts: async () => source.forecasts.get(),
      keepForecasts: (all) => source.forecasts.keep(all),
      taskTexts: async (index) => ({
        args: source.shown?.store.args.at(index) ?? null,
        outcome: source.shown?.store.outcomes.at(index) ?? null,
      }),
      inputPlace: (index) => inputPlace(source.shown?.store.header ?? null, index),
      openSource: (file, line, column) => void openSource(file, line, column),
      copy: (text) => void vscode.env.clipboard.writeText(text),
      copyTasks: (rows, format) => void copyTasks(source.shown, rows, format),
      compareWith: (file) => void this.compareWith(file),
      comparisonClosed: () => this.feed.endComparison(),
      exportRun: () => source.exportRun((svg) => this.png(svg)),
    };
  }
}
