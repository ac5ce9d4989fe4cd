import type { Batch, ColumnSpec } from './columns.js';
import type { PackedTexts } from './packedTexts.js';
import type {
  CALLBACK_COLUMNS,
  CALLER_COLUMNS,
  OutputLine,
  RunHeader,
  TASK_COLUMNS,
  WorkerLife,
} from './schema.js';

/** Rows of one table that are new or have changed, and where they belong. */
export interface RowPatch<S extends ColumnSpec> {
  rows: Uint32Array;
  batch: Batch<S>;
}

/** Texts (JSON) that belong to rows. */
export interface TextPatch {
  rows: Uint32Array;
  texts: string[] | PackedTexts;
}

/**
 * What has changed in a record since the last patch. It is plain data that a structured clone can carry: the same
 * patch goes from the runner to whoever started it and from the editor to the panel.
 */
export interface RecordPatch {
  header?: RunHeader;
  tasks?: RowPatch<typeof TASK_COLUMNS>;
  /** The arguments of a task, as a JSON list. */
  args?: TextPatch;
  /** The value of a task that is `ok`, else its error, as JSON. */
  outcomes?: TextPatch;
  caller?: RowPatch<typeof CALLER_COLUMNS>;
  callbacks?: RowPatch<typeof CALLBACK_COLUMNS>;
  /** Worker lives by their place in the list. */
  workers?: { at: number; life: WorkerLife }[];
  /** Further lines. */
  output?: OutputLine[];
}
