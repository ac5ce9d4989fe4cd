import type * as vscode from 'vscode';
import type { Change } from '../../profile/verdict/finding.js';
import type { RecordPatch } from '../../record/patch.js';
import type { ShownRun } from '../runs.js';
import type { ForecastMemory } from './forecasts.js';

/** What a panel shows, and what its buttons do. */
export interface PanelSource {
  readonly shown: ShownRun | null;
  /** Another run is on show, or its request has begun or ended. */
  readonly onDidChange: vscode.Event<unknown>;
  /** The run on show has grown by this. */
  readonly onDidPatch: vscode.Event<RecordPatch>;
  cancel(): void;
  runAgain(): void;
  runFailed(): void;
  runChanged(change: Change): void;
  copyAsCode(change: Change): void;
  readonly forecasts: ForecastMemory;
  /** Another run to compare with the one on show: the one of a file, or one that is asked for; null when the person left. */
  otherRun(file?: string): Promise<ShownRun | null>;
  /** Writes the run to a file. @param png - draws a picture in the panel's page */
  exportRun(png: DrawPng): void;
}

/** Draws an SVG as a PNG; rejects when the page cannot. */
export type DrawPng = (svg: string) => Promise<Uint8Array>;
