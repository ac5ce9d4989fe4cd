// The self-contained page's stand-in for the editor: gives the panel the record that lies in the page, and a theme.
// Runs before the panel's own script.
import { createBirpc } from 'birpc';
import { cut, PREVIEW_LENGTH } from '../../record/pages.js';
import type { TextPatch } from '../../record/patch.js';
import { fromPortable } from '../../record/portable.js';
import type { PanelHostCalls, PanelPageCalls, TaskTexts } from '../protocol.js';
import { copyText } from './copy.js';
import { followTheme } from './theme.js';
import '../css/standalone.css';

/** Texts that the panel is given only the beginnings of. */
const long = { args: new Map<number, string>(), outcomes: new Map<number, string>() };
let toHost: (data: unknown) => void = () => {};

// What only an editor can do has no button in this page; see place.ts.
const calls: Partial<PanelHostCalls> = {
  ready: () => void give(),
  taskTexts: async (index): Promise<TaskTexts> => ({
    args: long.args.get(index) ?? null,
    outcome: long.outcomes.get(index) ?? null,
  }),
  copy: copyText,
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
  let first = true;
  for (const script of document.querySelectorAll('script[data-record]')) {
    const patch = fromPortable(await unpacked(script.textContent ?? ''));
    script.remove();
    keep(patch.args, long.args);
    keep(patch.outcomes, long.outcomes);
    await (first ? page.reset(cut(patch)) : page.patch(cut(patch)));
    first = false;
  }
}

function keep(texts: TextPatch | undefined, into: Map<number, string>): void {
  texts?.texts.forEach((text, i) => {
    if (text.length >= PREVIEW_LENGTH) {
      into.set(texts.rows[i] as number, text);
    }
  });
}

/** @param base64 - of gzip */
async function unpacked(base64: string): Promise<string> {
  const binary = atob(base64.trim());
  const bytes = Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).text();
}
