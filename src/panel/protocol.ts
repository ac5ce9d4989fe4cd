import type { Change } from '../profile/verdict/finding.js';
import type { RecordPatch } from '../record/patch.js';
import type { RowFormat } from '../record/rows/some.js';
import type { Forecasts } from './whatif/forecasts.js';

export { PREVIEW_LENGTH } from '../record/pages.js';
export type { Forecast, Forecasts } from './whatif/forecasts.js';

/** A task's texts in full, for its details. */
export interface TaskTexts {
  args: string | null;
  outcome: string | null;
}

/** Where a compared run comes from. */
export interface ComparedOrigin {
  /** The run on show that it is compared with. */
  of: string;
  /** Its file, to ask for it again. */
  file: string;
}

/** An input's place in its file. */
export interface InputPlace {
  file: string;
  /** From 1. */
  line: number;
  /** What has become of the file since, in words; null: it is as it was. */
  since: string | null;
}

/** What the panel's page can ask of the editor. */
export interface PanelHostCalls {
  /** The page is there and knows nothing: answers with `reset` and then `patch` calls. */
  ready(): void;
  cancel(): void;
  runAgain(): void;
  /** Runs the tasks again that did not end well. */
  runFailed(): void;
  /** Runs the same again, changed in this. */
  runChanged(change: Change): void;
  /** What was predicted for runs of this workspace, and what came of it. */
  forecasts(): Promise<Forecasts>;
  keepForecasts(forecasts: Forecasts): void;
  /** Asks with what, and copies a program that does the same, changed in this. */
  copyAsCode(change: Change): void;
  /** Texts longer than PREVIEW_LENGTH are cut in patches; this gives them whole. */
  taskTexts(index: number): Promise<TaskTexts>;
  /** Where an input stands in the file that it was read from; null when it came from no file, or is not found. */
  inputPlace(index: number): Promise<InputPlace | null>;
  /** Opens a file of the user's at a line (from 1), as from a stack frame. */
  openSource(file: string, line: number, column?: number): void;
  copy(text: string): void;
  /** Puts some tasks into the clipboard, with their texts in full. */
  copyTasks(rows: Uint32Array, format: RowFormat): void;
  /** Asks for another run (or takes the one in a file) and gives it to be compared. */
  compareWith(file?: string): void;
  /** The comparison is over: the other run need not be given again. */
  comparisonClosed(): void;
  /** Asks for a format and a place, and writes the run there. */
  exportRun(): void;
}

/** What the editor tells the panel's page. */
export interface PanelPageCalls {
  /** A (new) run is on show: forget the one before. `patch.header` is set. */
  reset(patch: RecordPatch): void;
  patch(patch: RecordPatch): void;
  /** Another run comes to be compared with the one on show: `compare` begins it, `compareEnd` says that it is whole. */
  compare(patch: RecordPatch, origin: ComparedOrigin): void;
  compareMore(patch: RecordPatch): void;
  compareEnd(): void;
  /** Draws a picture of the run: only a page can. @returns the bytes of a PNG file, `scale` px for each of the SVG */
  png(svg: string, scale: number): Promise<Uint8Array>;
}
