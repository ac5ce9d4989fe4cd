import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { RequestError } from '../../errors.js';
import { Command } from '../../ids.js';
import type { RunRequest } from '../../runner/request.js';
import { confirm } from '../notice.js';
import type { KeptRun } from './files.js';
import type { History } from './history.js';
import { askOther } from './otherRun.js';
import type { HistoryTree, Node } from './tree.js';
import { runLabel } from './words.js';

/** What the actions need from the rest. */
export interface HistoryHost {
  history: History;
  tree: HistoryTree;
  /** Puts a run on show. */
  show(file: string): Promise<void>;
  /** Puts a run on show, and another one beside it. */
  compare(file: string, other: string): Promise<void>;
  start(request: RunRequest): Promise<unknown>;
}

/** The handlers of the History view's commands. They take the nodes of a click, or what is selected. */
export function historyHandlers(host: HistoryHost): Record<string, (...args: unknown[]) => unknown> {
  const { history, tree } = host;
  const chosen = (node: unknown, nodes: unknown): KeptRun[] => {
    const list = (
      Array.isArray(nodes) && nodes.length > 0 ? nodes : node ? [node] : tree.view.selection
    ) as Node[];
    return list.flatMap((each) =>
      each.kind === 'run' ? [each.run] : each.kind === 'group' ? each.group.runs : [],
    );
  };
  const one = (node: unknown): KeptRun => {
    const [run] = chosen(node, undefined);
    if (!run) {
      throw new RequestError(l10n.t('Select a run in the History view first.'));
    }
    return run;
  };
  return {
    [Command.historyOpen]: (node) => host.show(one(node).file),
    [Command.historyRunAgain]: async (node) => {
      const { summary } = one(node);
      if (!summary?.request) {
        throw new RequestError(
          l10n.t('What this run was asked for is not known, so it cannot be run again.'),
        );
      }
      await host.start(summary.request);
    },
    [Command.historyRename]: async (node) => {
      const run = one(node);
      const name = await vscode.window.showInputBox({
        title: l10n.t('Rename the run'),
        prompt: l10n.t('A name for this run; empty takes it away.'),
        value: run.summary?.name ?? '',
        placeHolder: run.summary ? runLabel(run.summary) : '',
      });
      if (name !== undefined) {
        await history.rename(run, name.trim());
      }
    },
    [Command.historyDelete]: async (node, nodes) => {
      const runs = chosen(node, nodes);
      if (runs.length === 0) {
        throw new RequestError(l10n.t('Select a run in the History view first.'));
      }
      const question =
        runs.length === 1
          ? l10n.t('Delete this run from the history? The record is lost.')
          : l10n.t('Delete these {0} runs from the history? The record is lost.', runs.length);
      if (await confirm(question, l10n.t('Delete'))) {
        await history.remove(runs);
      }
    },
    [Command.historyReveal]: (node) => reveal(one(node).file),
    [Command.historyCompare]: async (node, nodes) => {
      const runs = chosen(node, nodes);
      const [first] = runs;
      if (!first || runs.length > 2) {
        throw new RequestError(l10n.t('Select one run, or two, in the History view to compare them.'));
      }
      const second =
        runs[1] ??
        (await askOther(history, { file: first.file, function: first.summary?.function.name ?? '' }));
      if (!second) {
        return;
      }
      if (!first.summary || !second.summary) {
        throw new RequestError(l10n.t('A run that cannot be read cannot be compared.'));
      }
      // The later one is put on show, the earlier one beside it.
      const [before, after] = [first, second].sort(
        (a, b) => (a.summary?.startedAt ?? 0) - (b.summary?.startedAt ?? 0),
      ) as [KeptRun, KeptRun];
      await host.compare(after.file, before.file);
    },
    [Command.historyRefresh]: () => history.refresh(),
  };
}

/** In the system's file manager where that is on this machine; elsewhere its path goes to the clipboard. */
async function reveal(file: string): Promise<void> {
  if (vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined) {
    await vscode.commands.executeCommand('revealFileInOS', vscode.Uri.file(file));
    return;
  }
  await vscode.env.clipboard.writeText(file);
  vscode.window.setStatusBarMessage(l10n.t('The path is in the clipboard: {0}', file), 10_000);
}
