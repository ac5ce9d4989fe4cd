import * as vscode from 'vscode';
import { RunLens } from './editor/codeLens.js';
import { registerCommands } from './editor/commands.js';
import { showFirstExample } from './editor/firstExample.js';
import { LastRun } from './editor/lastRun.js';
import { Log } from './editor/log.js';
import { Panels } from './editor/panel.js';
import { Runs } from './editor/runs.js';
import { StatusBar } from './editor/statusBar.js';

/** Puts the editor side together. Nothing is started or read here: that waits for a command. */
export function activate(context: vscode.ExtensionContext): void {
  const log = new Log();
  const runs = new Runs(log);
  const lastRun = new LastRun(context, runs, log);
  const dist = vscode.Uri.joinPath(context.extensionUri, 'dist');
  const panels = new Panels(runs, dist, () => lastRun.restore());
  context.subscriptions.push(
    log,
    runs,
    lastRun,
    panels,
    new StatusBar(runs),
    new RunLens(),
    ...registerCommands({ runs, panels, log }),
  );
  void showFirstExample();
}
