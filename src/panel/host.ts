import { createBirpc } from 'birpc';
import type { PanelHostCalls, PanelPageCalls } from './protocol.js';

/** What VS Code gives a webview's page. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): VsCodeApi;

/** It can be acquired once only, and stays inside this module so that nothing else on the page can reach it. */
const api = acquireVsCodeApi();

/**
 * Connects the page with the editor.
 * @param page answers what the editor tells.
 * @returns the editor's side, to be called.
 */
export function connect(page: PanelPageCalls) {
  return createBirpc<PanelHostCalls, PanelPageCalls>(page, {
    post: (data) => api.postMessage(data),
    on: (listener) => window.addEventListener('message', (event) => listener(event.data)),
    // A run can be large and the editor busy; an answer that is late is still an answer.
    timeout: -1,
  });
}

/** What was kept of the page's state when it was last hidden; undefined the first time. */
export function keptState(): unknown {
  return api.getState();
}

/** Keeps plain data until the page is shown again. */
export function keepState(state: unknown): void {
  api.setState(state);
}
