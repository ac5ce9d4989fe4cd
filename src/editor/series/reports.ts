import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { Page } from '../../exports/pages.js';
import { View } from '../../ids.js';
import { pages } from '../../lazy.js';

const STYLE = `
  body { padding: 0 20px 24px; font-size: var(--vscode-font-size); color: var(--vscode-foreground); }
  h1 { font-size: 1.4em; font-weight: 600; }
  .lead { max-width: 90ch; font-size: 1.1em; }
  .wide { overflow-x: auto; margin: 20px 0; }
  table { border-collapse: collapse; }
  caption { text-align: left; font-weight: 600; padding-bottom: 6px; }
  th, td { padding: 5px 14px 5px 0; text-align: left; font-weight: normal; vertical-align: top;
    border-bottom: 1px solid var(--vscode-contrastBorder, var(--vscode-panel-border, transparent)); }
  thead th { color: var(--vscode-descriptionForeground); }
  tbody th { font-family: var(--vscode-editor-font-family); white-space: nowrap; }
  td { font-variant-numeric: tabular-nums; }
  .wide:first-of-type td { white-space: nowrap; }
  ul { padding-left: 18px; }
  .chart { display: block; max-width: 100%; height: auto; margin-top: 16px; }
  .chart text { font: 12px var(--vscode-font-family); fill: var(--vscode-foreground); }
  .chart path { fill: none; stroke-width: 2; }
  .chart .grid { stroke: var(--vscode-contrastBorder, var(--vscode-panel-border)); stroke-width: 1; opacity: 0.6; }
  .chart .ideal { stroke: var(--vscode-descriptionForeground); stroke-dasharray: 2 4; }
  .chart .amdahl { stroke: var(--vscode-charts-yellow); stroke-dasharray: 8 3; }
  .chart .usl { stroke: var(--vscode-charts-purple); }
  .chart .spread { stroke: var(--vscode-charts-blue); }
  .chart .measured, .chart .bar { fill: var(--vscode-charts-blue); }
  .chart .first { stroke: var(--vscode-foreground); stroke-width: 3; }
`;

/** Pages about several runs, each in a tab of its own beside the code: a picture and tables, without a script. */
export class Reports implements vscode.Disposable {
  private readonly views = new Map<string, vscode.WebviewPanel>();

  /** Shows a page; one with the same name takes its place. */
  show(name: string, page: Page): void {
    const view = this.views.get(name) ?? this.open(name);
    const nonce = randomUUID();
    view.webview.html = `<!DOCTYPE html>
<html lang="${vscode.env.language}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'">
<title>Poolscope</title><style nonce="${nonce}">${STYLE}</style></head>
<body>${pages().pageBody(page)}</body></html>`;
    view.reveal(undefined, true);
  }

  private open(name: string): vscode.WebviewPanel {
    const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const view = vscode.window.createWebviewPanel(View.report, `Poolscope: ${name}`, place, {
      enableFindWidget: true,
    });
    this.views.set(name, view);
    view.onDidDispose(() => this.views.delete(name));
    return view;
  }

  dispose(): void {
    for (const view of this.views.values()) {
      view.dispose();
    }
  }
}
