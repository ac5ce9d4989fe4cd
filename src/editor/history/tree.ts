import { basename, dirname } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Command, Setting, View } from '../../ids.js';
import { count, counted } from '../../profile/format.js';
import { outcomeIcon } from '../icons.js';
import { settings } from '../settings.js';
import type { KeptRun } from './files.js';
import type { History } from './history.js';
import { places, runDetail, runLabel } from './words.js';

/** All runs of one function. */
interface Group {
  key: string;
  name: string;
  file: string;
  runs: KeptRun[];
}

export type Node =
  | { kind: 'group'; group: Group }
  | { kind: 'run'; run: KeptRun }
  | { kind: 'pruned'; count: number };

const ICONS = { completed: 'check', failed: 'error', cancelled: 'circle-slash', running: 'sync' } as const;

/** The History view: runs by function, the newest first. */
export class HistoryTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly view: vscode.TreeView<Node>;
  readonly onDidChangeTreeData: vscode.Event<void>;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listeners: vscode.Disposable[];

  constructor(private readonly history: History) {
    this.onDidChangeTreeData = this.changed.event;
    this.view = vscode.window.createTreeView(View.history, {
      treeDataProvider: this,
      canSelectMany: true,
      showCollapseAll: true,
    });
    this.listeners = [
      this.view,
      this.changed,
      history.onDidChange(() => this.changed.fire()),
      // Another window may have kept runs meanwhile.
      this.view.onDidChangeVisibility(({ visible }) => visible && this.changed.fire()),
    ];
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node) {
      return node.kind === 'group' ? node.group.runs.map((run) => ({ kind: 'run', run })) : [];
    }
    const groups = grouped(await this.history.files.list());
    const pruned = await this.history.files.pruned();
    return [
      ...groups.map((group): Node => ({ kind: 'group', group })),
      ...(pruned > 0 ? [{ kind: 'pruned', count: pruned } as const] : []),
    ];
  }

  getTreeItem(node: Node): vscode.TreeItem {
    switch (node.kind) {
      case 'group':
        return groupItem(node.group);
      case 'run':
        return runItem(node.run);
      case 'pruned':
        return prunedItem(node.count);
    }
  }

  dispose(): void {
    for (const listener of this.listeners) {
      listener.dispose();
    }
  }
}

function grouped(runs: KeptRun[]): Group[] {
  const groups = new Map<string, Group>();
  for (const run of runs) {
    const { name, file } = run.summary?.function ?? { name: l10n.t('Cannot be read'), file: '' };
    const key = `${file} ${name}`;
    const group = groups.get(key) ?? { key, name, file, runs: [] };
    group.runs.push(run);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function groupItem({ key, name, file, runs }: Group): vscode.TreeItem {
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Expanded);
  item.id = key;
  item.description = [basename(file), counted(runs.length, 'run')].filter(Boolean).join(' · ');
  item.tooltip = file;
  item.iconPath = new vscode.ThemeIcon(file === '' ? 'warning' : 'symbol-method');
  item.contextValue = 'function';
  return item;
}

function runItem(run: KeptRun): vscode.TreeItem {
  const { file, summary, fault } = run;
  const item = new vscode.TreeItem(summary ? runLabel(summary) : basename(file));
  item.id = file;
  item.description = summary ? runDetail(summary) : (fault ?? '');
  item.tooltip = summary
    ? `${summary.function.name}, ${summary.inputs.source}\n${new Date(summary.startedAt).toLocaleString(places())}\n${file}`
    : `${fault}\n${dirname(file)}`;
  item.iconPath = outcomeIcon(summary ? ICONS[summary.outcome] : 'warning');
  item.contextValue = summary ? (summary.request ? 'run again' : 'run') : 'damaged';
  item.command = { command: Command.historyOpen, title: l10n.t('Open'), arguments: [{ kind: 'run', run }] };
  return item;
}

function prunedItem(removed: number): vscode.TreeItem {
  const { runs, megabytes } = settings.history();
  const item = new vscode.TreeItem(
    removed === 1
      ? l10n.t('{0} older run was removed', count(removed))
      : l10n.t('{0} older runs were removed', count(removed)),
  );
  item.description = l10n.t('kept: {0} runs, {1} MB', count(runs), count(megabytes));
  item.tooltip = l10n.t('Change how much is kept');
  item.iconPath = new vscode.ThemeIcon('info');
  item.command = {
    command: 'workbench.action.openSettings',
    title: l10n.t('Open Settings'),
    arguments: [Setting.historyKeep.replace(/\.keep$/, '')],
  };
  return item;
}
