import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { RequestError } from '../errors.js';
import { Command } from '../ids.js';
import { exporting } from '../lazy.js';
import type { RunStore } from '../record/store.js';
import type { RunRequest } from '../runner/request.js';
import { isRunArgument, requestFromArgument } from './argument.js';
import { isChange, requestChanged } from './changed.js';
import { chooseConfiguration } from './configs/choose.js';
import { saveConfiguration } from './configs/save.js';
import { copyAsCode } from './copyAsCode.js';
import { copySummary } from './copySummary.js';
import { exportRun } from './export.js';
import { requestForFailed } from './failed.js';
import { historyHandlers } from './history/actions.js';
import type { History } from './history/history.js';
import type { HistoryTree } from './history/tree.js';
import { asking } from './lazyAsking.js';
import type { Log } from './log.js';
import { chooseRunFile } from './openRun.js';
import type { RequestOf } from './origins.js';
import type { Panels } from './panel/panels.js';
import { requestProfiled } from './profiles.js';
import type { Runs } from './runs.js';
import { seriesHandlers } from './series/handlers.js';
import type { Reports } from './series/reports.js';
import { setupHandlers } from './setup/actions.js';
import type { Setup } from './setup/setup.js';
import type { Starter } from './starter.js';
import { showStatusMenu } from './statusMenu.js';
import { assertTrusted } from './trust.js';

export interface Services {
  runs: Runs;
  panels: Panels;
  log: Log;
  history: History;
  tree: HistoryTree;
  setup: Setup;
  starter: Starter;
  reports: Reports;
  requestOf: RequestOf;
  /** Where CPU profiles go. */
  profileFolder: string;
}

/** Each command's handler. The record of a run is what `poolscope run --json` prints. */
function handlers(services: Services): Record<string, (...args: unknown[]) => unknown> {
  const { runs, panels, log, history, tree, setup, starter, reports, requestOf, profileFolder } = services;
  const { start } = starter;
  const startWanted = async (request: RunRequest | null) => {
    if (request) {
      await start(request);
    }
  };
  const answer = async (request: RunRequest) => documentOf(await start(request, true));
  const show = async (file: string) => {
    runs.show(await history.open(file));
    panels.show();
  };
  const compare = async (file: string, other: string) => {
    await show(file);
    panels.compare(await history.open(other));
  };
  return {
    [Command.run]: async (argument) => {
      if (isRunArgument(argument) && !argument.guided) {
        return answer(await requestFromArgument(argument));
      }
      const place = isRunArgument(argument)
        ? { file: vscode.Uri.file(argument.file), function: argument.function }
        : argument instanceof vscode.Uri
          ? { file: argument }
          : {};
      const request = await asking().guide(place, runs.lastRequest, history);
      if (request) {
        await start(request);
      }
    },
    [Command.runAgain]: async (change) => {
      if (isChange(change)) {
        await startWanted(await requestChanged(runs.shown, change, requestOf));
        return;
      }
      if (!runs.lastRequest) {
        throw new RequestError(
          l10n.t('Nothing has been run yet. Run a function first: "Poolscope: Run Function in Parallel…".'),
        );
      }
      if (starter.isAnswered) {
        return answer(runs.lastRequest);
      }
      await start(runs.lastRequest);
    },
    [Command.cancel]: () => runs.cancel(),
    [Command.showResults]: () => panels.show(),
    [Command.runFailed]: async () => {
      await startWanted(await requestForFailed(runs.shown, (run) => history.fileOf(run), requestOf));
    },
    [Command.runProfiled]: async () => {
      await startWanted(await requestProfiled(runs.shown, runs.lastRequest, profileFolder, requestOf));
    },
    [Command.openRun]: async (argument) => {
      const file = await chooseRunFile(argument instanceof vscode.Uri ? argument : undefined);
      if (file !== null) {
        await show(file);
      }
    },
    [Command.runConfiguration]: async (name) => {
      const request = await chooseConfiguration(typeof name === 'string' ? name : undefined);
      return request && (typeof name === 'string' ? answer(request) : void (await start(request)));
    },
    [Command.saveConfiguration]: () => saveConfiguration(runs.lastRequest),
    [Command.exportRun]: () => exportRun(runs.shown, (svg) => panels.png(svg)),
    [Command.copySummary]: () => copySummary(runs.shown),
    [Command.copyAsCode]: (change) => copyAsCode(runs.shown, isChange(change) ? change : undefined),
    [Command.showLog]: () => log.show(),
    [Command.statusMenu]: () => showStatusMenu(runs),
    ...seriesHandlers(runs, reports, history, start, requestOf),
    ...historyHandlers({ history, tree, show, compare, start }),
    ...setupHandlers(setup, history, start),
  };
}

/** Commands that show what is there, and need no code of the workspace and none of its files. */
const WITHOUT_TRUST: ReadonlySet<string> = new Set([
  Command.cancel,
  Command.showResults,
  Command.openRun,
  Command.exportRun,
  Command.copySummary,
  Command.copyAsCode,
  Command.showLog,
  Command.statusMenu,
  Command.historyOpen,
  Command.historyCompare,
  Command.historyRename,
  Command.historyDelete,
  Command.historyReveal,
  Command.historyRefresh,
]);

/**
 * Registers every command. An error is told to the person, and also given to whoever called the command, so that a
 * program that runs it knows.
 */
export function registerCommands(services: Services): vscode.Disposable[] {
  return Object.entries(handlers(services)).map(([id, handler]) =>
    vscode.commands.registerCommand(id, async (argument?: unknown, ...more: unknown[]) => {
      try {
        if (!WITHOUT_TRUST.has(id)) {
          assertTrusted();
        }
        return await handler(argument, ...more);
      } catch (error) {
        services.log.report(error);
        const isByProgram = typeof argument === 'string' || (isRunArgument(argument) && !argument.guided);
        if (isByProgram) {
          throw error;
        }
      }
    }),
  );
}

function documentOf(store: RunStore): unknown {
  return JSON.parse([...exporting().FORMATS.json(store)].join(''));
}
