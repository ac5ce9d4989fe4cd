import * as vscode from 'vscode';
import { View } from '../../ids.js';
import type { ShownRun } from '../runs.js';
import { Panel } from './panel.js';
import type { PanelSource } from './source.js';

/** Makes the panel when it is first needed, finds it again, and takes it over after a restart of the window. */
export class Panels implements vscode.Disposable, vscode.WebviewPanelSerializer {
  private panel: Panel | null = null;
  private readonly registration: vscode.Disposable;

  constructor(
    private readonly source: PanelSource,
    private readonly dist: vscode.Uri,
    private readonly restore: () => Promise<void>,
  ) {
    this.registration = vscode.window.registerWebviewPanelSerializer(View.panel, this);
  }

  /** Brings the panel to the front, beside the editor, without taking the focus from where the person types. */
  show(): void {
    if (this.panel) {
      this.panel.view.reveal(undefined, true);
      return;
    }
    const where = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    this.adopt(vscode.window.createWebviewPanel(View.panel, 'Poolscope', where));
    void this.restore();
  }

  /** Puts another run beside the one on show. */
  compare(run: ShownRun): void {
    this.show();
    this.panel?.compare(run);
  }

  /** Draws an SVG as a PNG in the panel, which is shown for it. @throws Error when that cannot be */
  png(svg: string): Promise<Uint8Array> {
    this.show();
    return (this.panel as Panel).png(svg);
  }

  async deserializeWebviewPanel(view: vscode.WebviewPanel): Promise<void> {
    this.adopt(view);
    await this.restore();
  }

  dispose(): void {
    this.registration.dispose();
    this.panel?.view.dispose();
  }

  /** One panel at most: a hidden one that comes back after a restart takes the place of one made meanwhile. */
  private adopt(view: vscode.WebviewPanel): void {
    this.panel?.view.dispose();
    this.panel = new Panel(view, this.source, this.dist, () => {
      this.panel = null;
    });
  }
}
