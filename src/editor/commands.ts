import * as vscode from 'vscode';
import { RequestError } from '../errors.js';
import { Command } from '../ids.js';
import { derive } from '../profile/derive.js';
import { toJsonDocument } from '../record/json.js';
import type { RunStore } from '../record/store.js';
import type { RunRequest } from '../runner/request.js';
import { isRunArgument, requestFromArgument } from './argument.js';
import { guide } from './guide/guide.js';
import type { Log } from './log.js';
import { openRunFile } from './openRun.js';
import type { Panels } from './panel.js';
import type { Runs } from './runs.js';
import { showStatusMenu } from './statusMenu.js';
import { assertTrusted } from './trust.js';

export interface Services {
  runs: Runs;
  panels: Panels;
  log: Log;
}

/** Each command's handler. The record of a run is what `poolscope run --json` prints. */
function handlers({ runs, panels, log }: Services): Record<string, (argument?: unknown) => unknown> {
  async function start(request: RunRequest): Promise<RunStore> {
    await assertTrusted();
    const running = runs.run(request);
    panels.show();
    return running;
  }
  // Whether the last run was asked for by a program. A person has no use for the document, which takes its time to make.
  let isAnswered = false;
  return {
    [Command.run]: async (argument) => {
      await assertTrusted();
      if (isRunArgument(argument) && !argument.guided) {
        isAnswered = true;
        return documentOf(await start(requestFromArgument(argument)));
      }
      const place = isRunArgument(argument)
        ? { file: vscode.Uri.file(argument.file), function: argument.function }
        : argument instanceof vscode.Uri
          ? { file: argument }
          : {};
      const request = await guide(place, runs.lastRequest);
      if (request) {
        isAnswered = false;
        await start(request);
      }
    },
    [Command.runAgain]: async () => {
      if (!runs.lastRequest) {
        throw new RequestError(
          'Nothing has been run yet. Run a function first: "Poolscope: Run Function in Parallel…".',
        );
      }
      const store = await start(runs.lastRequest);
      return isAnswered ? documentOf(store) : undefined;
    },
    [Command.cancel]: () => runs.cancel(),
    [Command.showResults]: () => panels.show(),
    [Command.openRun]: async (argument) => {
      const run = await openRunFile(argument instanceof vscode.Uri ? argument : undefined);
      if (run) {
        runs.show(run);
        panels.show();
      }
    },
    [Command.showLog]: () => log.show(),
    [Command.statusMenu]: () => showStatusMenu(runs),
  };
}

/**
 * Registers every command. An error is told to the person, and also given to whoever called the command, so that a
 * program that runs it knows.
 */
export function registerCommands(services: Services): vscode.Disposable[] {
  return Object.entries(handlers(services)).map(([id, handler]) =>
    vscode.commands.registerCommand(id, async (argument?: unknown) => {
      try {
        return await handler(argument);
      } catch (error) {
        services.log.report(error);
        if (isRunArgument(argument) && !argument.guided) {
          throw error;
        }
      }
    }),
  );
}

function documentOf(store: RunStore): unknown {
  return JSON.parse([...toJsonDocument(store, derive(store))].join(''));
}
