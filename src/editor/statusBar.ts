import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Command } from '../ids.js';
import type { Runs } from './runs.js';
import { endedText, runningText, startingText } from './runText.js';

/** The item is redrawn at most this often (ms), and takes at most a tenth of the time: a long record takes longer. */
const EVERY = 200;
const SHARE = 0.1;

/** The one item of ours in the status bar: how far the run is, then how it ended. A click offers what can be done. */
export class StatusBar implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem(
    'poolscope.status',
    vscode.StatusBarAlignment.Left,
  );
  private readonly listeners: vscode.Disposable[];
  private timer: NodeJS.Timeout | undefined;
  private took = 0;

  constructor(private readonly runs: Runs) {
    this.item.name = 'Poolscope';
    this.item.command = Command.statusMenu;
    this.listeners = [runs.onDidChange(() => this.draw()), runs.onDidPatch(() => this.soon())];
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.item.dispose();
    for (const listener of this.listeners) {
      listener.dispose();
    }
  }

  private soon(): void {
    this.timer ??= setTimeout(() => this.draw(), Math.max(EVERY, this.took / SHARE));
  }

  private draw(): void {
    const began = performance.now();
    clearTimeout(this.timer);
    this.timer = undefined;
    this.write();
    this.took = performance.now() - began;
  }

  private write(): void {
    const { shown, isRunning } = this.runs;
    const running = isRunning && shown?.store.header.outcome === 'running';
    if (isRunning && !running) {
      this.item.text = startingText(this.runs.isMeasuring);
    } else if (shown) {
      this.item.text = running ? runningText(shown.store) : endedText(shown.store);
    } else {
      this.item.hide();
      return;
    }
    const fn = shown?.store.header.function.name;
    this.item.tooltip = fn
      ? l10n.t('Poolscope: {0}. Click to cancel, show the results or run again.', fn)
      : 'Poolscope';
    this.item.accessibilityInformation = { label: `Poolscope ${this.item.text.replace(/\$\([^)]*\)/g, '')}` };
    this.item.show();
  }
}
