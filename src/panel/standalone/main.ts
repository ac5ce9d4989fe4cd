import * as l10n from '@vscode/l10n';
// The self-contained page's stand-in for the editor: gives the panel the record that lies in the page, and a theme.
// Runs before the panel's own script.
import '../language.js'; // Before whatever has words.

import { createBirpc } from 'birpc';
import { cut } from '../../record/pages.js';
import { fromPortable } from '../../record/portable.js';
import { someTasksText } from '../../record/rows/some.js';
import { RunStore } from '../../record/store.js';
import type { PanelHostCalls, PanelPageCalls, TaskTexts } from '../protocol.js';
import { copyText } from './copy.js';
import { followTheme } from './theme.js';
import './standalone.css';

/** The record with its texts in full; the panel has one with their beginnings. */
let store: RunStore | null = null;
/** What a clipboard holds without trouble, in characters. */
const MOST = 64_000_000;
let toHost: (data: unknown) => void = () => {};

// What only an editor can do has no button in this page; see place.ts.
const calls: Partial<PanelHostCalls> = {
  ready: () => void give(),
  taskTexts: async (index): Promise<TaskTexts> => ({
    args: store?.args.at(index) ?? null,
    outcome: store?.outcomes.at(index) ?? null,
  }),
  copy: copyText,
  copyTasks: (rows, format) => {
    copyText(
      (store && someTasksText(store, rows, format, MOST)) ??
        l10n.t('These tasks are too much for the clipboard.'),
    );
  },
};
const page = createBirpc<PanelPageCalls, PanelHostCalls>(calls as PanelHostCalls, {
  post: (data) => window.postMessage(data, '*'),
  on: (listener) => {
    toHost = listener;
  },
});

let state: unknown;
Object.assign(window, {
  acquireVsCodeApi: () => ({
    postMessage: (data: unknown) => queueMicrotask(() => toHost(data)),
    getState: () => state,
    setState: (next: unknown) => {
      state = next;
    },
  }),
});
followTheme();

/** Hands the record over as the editor does, page by page. */
async function give(): Promise<void> {
  for (const script of document.querySelectorAll('script[data-record]')) {
    const patch = fromPortable(await unpacked(script.textContent ?? ''));
    script.remove();
    if (patch.header) {
      store = new RunStore(patch.header);
      await page.reset(cut(patch));
    } else {
      await page.patch(cut(patch));
    }
    store?.apply(patch);
  }
}

/** @param base64 - of gzip */
async function unpacked(base64: string): Promise<string> {
  const binary = atob(base64.trim());
  const bytes = Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).text();
}
