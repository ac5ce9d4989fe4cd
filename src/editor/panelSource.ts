import * as vscode from 'vscode';
import { Command } from '../ids.js';
import { exportRun } from './export.js';
import type { History } from './history/history.js';
import { otherRun } from './history/otherRun.js';
import type { Log } from './log.js';
import type { ForecastMemory } from './panel/forecasts.js';
import type { PanelSource } from './panel/source.js';
import type { Runs } from './runs.js';

/** The runs of the window as the results panel shows them. */
export function sourceOf(runs: Runs, log: Log, history: History, forecasts: ForecastMemory): PanelSource {
  return {
    forecasts,
    get shown() {
      return runs.shown;
    },
    onDidChange: runs.onDidChange,
    onDidPatch: runs.onDidPatch,
    cancel: () => runs.cancel(),
    runAgain: () => void vscode.commands.executeCommand(Command.runAgain),
    runChanged: (change) => void vscode.commands.executeCommand(Command.runAgain, change),
    copyAsCode: (change) => void vscode.commands.executeCommand(Command.copyAsCode, change),
    runFailed: () => void vscode.commands.executeCommand(Command.runFailed),
    otherRun: (file) => otherRun(history, runs.shown, log, file),
    exportRun: (png) => void exportRun(runs.shown, png).catch((error) => log.report(error)),
  };
}
