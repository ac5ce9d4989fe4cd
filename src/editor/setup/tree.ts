import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Command, View } from '../../ids.js';
import { outcomeIcon } from '../icons.js';
import type { Runs } from '../runs.js';
import { endedText, runningText, startingText } from '../runText.js';
import { matrixRow, type Row, rowsOf } from './rows.js';
import type { Setup } from './setup.js';

type Node =
  | { kind: 'row'; row: Row }
  | { kind: 'trait'; label: string; value: string }
  | { kind: 'state'; text: string; running: boolean };

/** The line of live counts is renewed this often (ms) at most. */
const EVERY = 250;

/** The Run view: what will be run, each line changed by a click, and how far it is. */
export class SetupTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly onDidChangeTreeData: vscode.Event<void>;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listeners: vscode.Disposable[];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly setup: Setup,
    private readonly runs: Runs,
  ) {
    this.onDidChangeTreeData = this.changed.event;
    const view = vscode.window.createTreeView(View.run, { treeDataProvider: this });
    this.listeners = [
      view,
      this.changed,
      setup.onDidChange(() => this.changed.fire()),
      runs.onDidChange(() => this.changed.fire()),
      runs.onDidPatch(() => view.visible && this.soon()),
    ];
  }

  getChildren(node?: Node): Node[] {
    if (node) {
      const isMode = node.kind === 'row' && node.row.field === 'mode';
      return isMode
        ? matrixRow(this.setup.state.mode).map(([label, value]) => ({ kind: 'trait', label, value }))
        : [];
    }
    const { state } = this.setup;
    if (state.file === undefined) {
      return []; // The view then says what to do.
    }
    return [...this.stateNodes(), ...rowsOf(state).map((row): Node => ({ kind: 'row', row }))];
  }

  getTreeItem(node: Node): vscode.TreeItem {
    if (node.kind === 'row') {
      return rowItem(node.row);
    }
    if (node.kind === 'trait') {
      const item = new vscode.TreeItem(node.label);
      item.description = node.value;
      return item;
    }
    const [, icon = '', text = ''] = /^\$\(([\w~-]+)\) (.*)$/.exec(node.text) ?? [];
    const item = new vscode.TreeItem(text);
    item.id = 'state';
    item.iconPath = outcomeIcon(icon);
    item.contextValue = node.running ? 'running' : 'ended';
    item.tooltip = l10n.t('Show the results');
    item.command = { command: Command.showResults, title: l10n.t('Show Results') };
    return item;
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const listener of this.listeners) {
      listener.dispose();
    }
  }

  private stateNodes(): Node[] {
    const { shown, isRunning } = this.runs;
    const goesOn = isRunning && shown?.store.header.outcome === 'running';
    if (isRunning && !goesOn) {
      return [{ kind: 'state', text: startingText(this.runs.isMeasuring), running: true }];
    }
    return shown
      ? [{ kind: 'state', text: goesOn ? runningText(shown.store) : endedText(shown.store), running: goesOn }]
      : [];
  }

  private soon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.changed.fire();
    }, EVERY);
  }
}

function rowItem({ field, label, value, icon, tooltip }: Row): vscode.TreeItem {
  const item = new vscode.TreeItem(
    label,
    field === 'mode' ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None,
  );
  item.id = field;
  item.description = value;
  item.iconPath = new vscode.ThemeIcon(icon);
  item.tooltip = tooltip;
  item.contextValue = field;
  item.accessibilityInformation = { label: l10n.t('{0}: {1}', label, value) };
  item.command = { command: Command.setupChange, title: l10n.t('Change'), arguments: [field] };
  return item;
}
