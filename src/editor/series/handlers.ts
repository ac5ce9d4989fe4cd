import { availableParallelism } from 'node:os';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { RequestError } from '../../errors.js';
import { Command } from '../../ids.js';
import { pages } from '../../lazy.js';
import { isWithin, LIMITS, numberIn } from '../../limits.js';
import type { RunRequest } from '../../runner/request.js';
import { isRunArgument, requestFromArgument } from '../argument.js';
import type { History } from '../history/history.js';
import { asking } from '../lazyAsking.js';
import type { RequestOf } from '../origins.js';
import type { Runs } from '../runs.js';
import { addBaseline } from './baseline.js';
import { estimateOf, offer } from './estimate.js';
import type { Reports } from './reports.js';
import { everyMode, inWords, ROUNDS, sweep } from './series.js';

/** Commands that run a request several times. With an argument, as `poolscope.run` takes it, they ask nothing. */
export function seriesHandlers(
  runs: Runs,
  reports: Reports,
  history: History,
  start: (request: RunRequest) => Promise<unknown>,
  requestOf: RequestOf,
): Record<string, (argument?: unknown) => unknown> {
  const run = (request: RunRequest) => runs.run(request);
  const asked = async (argument: unknown, mode: 'map' | undefined) => {
    if (isRunArgument(argument) && !argument.guided) {
      return requestFromArgument(mode ? { ...argument, mode } : argument);
    }
    return asking().guide(
      argument instanceof vscode.Uri ? { file: argument } : {},
      runs.lastRequest,
      history,
      mode,
    );
  };
  /** How many inputs the last run had. */
  const inputs = () => runs.shown?.store.header.inputs.count ?? 0;
  return {
    [Command.compareModes]: async (argument) => {
      const request = await asked(argument, 'map');
      if (request) {
        const modes = await everyMode(request, run);
        reports.show(
          l10n.t('Every mode of {0}', request.function),
          pages().modesPage(modes, inWords(request, inputs())),
        );
        return pages().comparisonDocument(request.function, modes);
      }
      return undefined;
    },
    [Command.measureScaling]: async (argument) => {
      const request = await asked(argument, undefined);
      const counts = request && (isRunArgument(argument) ? countsUpTo(request.workers) : await askCounts());
      if (request && counts) {
        const found = await sweep(request, counts, run);
        const what = l10n.t('{0}, {1}', inWords(request, inputs()), request.mode);
        const page = pages().scalingPage(found, ROUNDS, what);
        reports.show(l10n.t('Scaling of {0}', request.function), page);
        return pages().scalingDocument(request.function, request.mode, ROUNDS, found);
      }
      return undefined;
    },
    [Command.measureBaseline]: (argument) => addBaseline(argument, runs, history, requestOf),
    [Command.estimate]: async (argument) => {
      const request = await asked(argument, undefined);
      const found = request && (await estimateOf(request, runs));
      if (!request || !found) {
        return undefined;
      }
      const show = () =>
        reports.show(
          l10n.t('Would a Pool Help {0}', request.function),
          pages().estimatePage(found, l10n.t('{0}, {1}', inWords(request, found.inputs), request.mode)),
        );
      if (isRunArgument(argument) && !argument.guided) {
        show();
      } else {
        void offer(found, () => start({ ...request, workers: found.recommended }), show);
      }
      return { function: request.function, mode: request.mode, ...found };
    },
  };
}

function countsUpTo(most = availableParallelism()): number[] {
  return Array.from({ length: most }, (_, i) => i + 1);
}

/** @returns null when the person left */
async function askCounts(): Promise<number[] | null> {
  const answer = await vscode.window.showInputBox({
    title: l10n.t('Measure Scaling'),
    prompt: l10n.t('Which worker counts? Each is run {0} times; 1 is always among them.', ROUNDS),
    value: countsUpTo().join(', '),
    validateInput: (text) =>
      countsIn(text) ? undefined : l10n.t('Whole numbers of at least 1, with commas between: 1, 2, 4'),
  });
  if (answer === undefined) {
    return null;
  }
  const counts = countsIn(answer);
  if (!counts) {
    throw new RequestError(l10n.t('{0} are no worker counts.', answer));
  }
  return counts;
}

function countsIn(text: string): number[] | null {
  const counts = text.split(',').map(numberIn);
  return counts.every((each) => isWithin(LIMITS.workers, each))
    ? [...new Set([1, ...counts])].sort((a, b) => a - b)
    : null;
}
