// First: what is made while modules load is to be in the person's language, too.
import './editor/language.js';

import * as vscode from 'vscode';
import { RunLens } from './editor/codeLens.js';
import { registerCommands } from './editor/commands.js';
import { registerTasks } from './editor/configs/tasks.js';
import { showFirstExample } from './editor/firstExample.js';
import { History } from './editor/history/history.js';
import { HistoryTree } from './editor/history/tree.js';
import { LastRequest } from './editor/lastRequest.js';
import { Log } from './editor/log.js';
import { Origins } from './editor/origins.js';
import { ForecastMemory } from './editor/panel/forecasts.js';
import { Panels } from './editor/panel/panels.js';
import { sourceOf } from './editor/panelSource.js';
import { profileFolder } from './editor/profiles.js';
import { RunFileEditor } from './editor/runFile.js';
import { Runs } from './editor/runs.js';
import { Reports } from './editor/series/reports.js';
import { Setup } from './editor/setup/setup.js';
import { SetupTree } from './editor/setup/tree.js';
import { Starter } from './editor/starter.js';
import { StatusBar } from './editor/statusBar.js';

/** Puts the editor side together. Nothing is started or read here: that waits for a command or a view. */
export function activate(context: vscode.ExtensionContext): void {
  const log = new Log();
  const runs = new Runs(log);
  const lastRequest = new LastRequest(context, runs);
  const history = new History(context, runs, log);
  const tree = new HistoryTree(history);
  const setup = new Setup(context.workspaceState, runs);
  const dist = vscode.Uri.joinPath(context.extensionUri, 'dist');
  const forecasts = new ForecastMemory(context.workspaceState);
  const panels = new Panels(sourceOf(runs, log, history, forecasts), dist, () => history.restore());
  const { requestOf } = new Origins(context.workspaceState, history.files.folder);
  const starter = new Starter(runs, panels);
  const reports = new Reports();
  context.subscriptions.push(
    log,
    runs,
    lastRequest,
    history,
    tree,
    setup,
    new SetupTree(setup, runs),
    panels,
    reports,
    new RunFileEditor(dist, starter.start, log, history, forecasts, requestOf).register(),
    registerTasks(runs, starter.start),
    new StatusBar(runs),
    new RunLens(runs),
    ...registerCommands({
      runs,
      panels,
      log,
      history,
      tree,
      setup,
      starter,
      reports,
      requestOf,
      profileFolder: profileFolder(context),
    }),
  );
  void showFirstExample();
}
