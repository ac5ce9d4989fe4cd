import * as vscode from 'vscode';
import { RequestError } from '../../errors.js';
import { Command } from '../../ids.js';
import type { RunRequest } from '../../runner/request.js';
import { compared } from './compare.js';
import type { KeptRun } from './files.js';
import type { History } from './history.js';
import type { RunSummary } from './summary.js';
import type { HistoryTree, Node } from './tree.js';
import { runDetail, runLabel } from './words.js';

const SCHEME = 'poolscope-compare';

/** What the actions need from the rest. */
export interface HistoryHost {
  history: History;
  tree: HistoryTree;
  /** Puts a run on show. */
  show(file: string): Promise<void>;
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
      throw new RequestError('Select a run in the History view first.');
    }
    return run;
  };
  return {
    [Command.historyOpen]: (node) => host.show(one(node).file),
    [Command.historyRunAgain]: async (node) => {
      const { summary } = one(node);
      if (!summary?.request) {
        throw new RequestError('What this run was asked for is not known, so it cannot be run again.');
      }
      await host.start(summary.request);
    },
    [Command.historyRename]: async (node) => {
      const run = one(node);
      const name = await vscode.window.showInputBox({
        title: 'Rename the run',
        prompt: 'A name for this run; empty takes it away.',
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
        throw new RequestError('Select a run in the History view first.');
      }
      const what = runs.length === 1 ? 'this run' : `these ${runs.length} runs`;
      const answer = await vscode.window.showWarningMessage(
        `Delete ${what} from the history? The record is lost.`,
        { modal: true },
        'Delete',
      );
      if (answer === 'Delete') {
        await history.remove(runs);
      }
    },
    [Command.historyReveal]: (node) => reveal(one(node).file),
    [Command.historyCompare]: async (node, nodes) => {
      const runs = chosen(node, nodes);
      const [first] = runs;
      if (!first || runs.length > 2) {
        throw new RequestError('Select one run, or two, in the History view to compare them.');
      }
      const second = runs[1] ?? (await askOther(history, first));
      if (!second) {
        return;
      }
      if (!first.summary || !second.summary) {
        throw new RequestError('A run that cannot be read cannot be compared.');
      }
      const [before, after] = [first.summary, second.summary].sort((a, b) => a.startedAt - b.startedAt) as [
        RunSummary,
        RunSummary,
      ];
      await showText(compared(before, after), `${before.id}-${after.id}`);
    },
    [Command.historyRefresh]: () => history.refresh(),
  };
}

/** Asks which other run to compare with; those of the same function come first. */
async function askOther(history: History, run: KeptRun): Promise<KeptRun | undefined> {
  const others = (await history.files.list()).filter((each) => each.file !== run.file && each.summary);
  if (others.length === 0) {
    throw new RequestError('There is no other run to compare it with yet.');
  }
  const isSame = ({ summary }: KeptRun) => summary?.function.name === run.summary?.function.name;
  const items = [...others.filter(isSame), ...others.filter((each) => !isSame(each))].map((each) => ({
    label: `${each.summary?.function.name}: ${each.summary ? runLabel(each.summary) : ''}`,
    description: each.summary ? runDetail(each.summary) : '',
    run: each,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: 'Compare Recorded Runs',
    placeHolder: 'With which other run?',
    matchOnDescription: true,
  });
  return chosen?.run;
}

const texts = new Map<string, string>();

/** Serves the texts of comparisons, which are read-only and never ask to be saved. */
export function registerComparisons(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: (uri) => texts.get(uri.query) ?? '',
  });
}

async function showText(text: string, id: string): Promise<void> {
  texts.set(id, text);
  const uri = vscode.Uri.from({ scheme: SCHEME, path: 'Two runs.txt', query: id });
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
}

/** In the system's file manager where that is on this machine; elsewhere its path goes to the clipboard. */
async function reveal(file: string): Promise<void> {
  if (vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined) {
    await vscode.commands.executeCommand('revealFileInOS', vscode.Uri.file(file));
    return;
  }
  await vscode.env.clipboard.writeText(file);
  vscode.window.setStatusBarMessage(`The path is in the clipboard: ${file}`, 10_000);
}
