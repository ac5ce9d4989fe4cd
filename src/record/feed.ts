import { ChangedRows } from './changedRows.js';
import type { ColumnSpec, Columns } from './columns.js';
import { packTexts } from './packedTexts.js';
import { cutText, PAGE_ROWS, PAGE_TEXT } from './pages.js';
import type { RecordPatch, RowPatch, TextPatch } from './patch.js';
import type { RunStore } from './store.js';
import type { Texts } from './texts.js';

/**
 * A record for a reader that has a copy of it: whole at first, and then what has changed, in messages of bearable size. What
 * changes again before it was told is told once, as it is then: a reader that is slower than the run lags behind by no more
 * than one record. Its header comes first, alone, and, when it has changed, after the rows it speaks of.
 */
export class RecordFeed {
  private readonly changed = {
    tasks: new ChangedRows(),
    args: new ChangedRows(),
    outcomes: new ChangedRows(),
    caller: new ChangedRows(),
    callbacks: new ChangedRows(),
  };
  private hasBegun = false;
  private header = false;
  private readonly lives = new Set<number>();
  private printed = 0;

  constructor(private readonly store: RunStore) {
    const { tasks, caller, callbacks, workers } = store;
    this.changed.tasks.markAll(tasks.length);
    this.changed.args.markAll(tasks.length);
    this.changed.outcomes.markAll(tasks.length);
    this.changed.caller.markAll(caller.length);
    this.changed.callbacks.markAll(callbacks.length);
    workers.forEach((_, at) => {
      this.lives.add(at);
    });
  }

  /** Notes what has changed; the record has taken it in already. */
  take(patch: RecordPatch): void {
    for (const name of ['tasks', 'args', 'outcomes', 'caller', 'callbacks'] as const) {
      this.changed[name].mark(patch[name]?.rows ?? []);
    }
    for (const { at } of patch.workers ?? []) {
      this.lives.add(at);
    }
    this.header ||= patch.header !== undefined;
  }

  /** @returns the next message, the first one a header alone; null when the reader has all there is */
  next(): RecordPatch | null {
    const { store, changed } = this;
    if (!this.hasBegun) {
      this.hasBegun = true;
      return { header: store.header };
    }
    const patch: RecordPatch = {
      tasks: rowsOf(store.tasks, changed.tasks),
      args: textsOf(store.args, changed.args),
      outcomes: textsOf(store.outcomes, changed.outcomes),
      caller: rowsOf(store.caller, changed.caller),
      callbacks: rowsOf(store.callbacks, changed.callbacks),
      workers: this.someLives(),
      output: this.someOutput(),
      header: this.newHeader(),
    };
    const told = Object.entries(patch).filter(([, part]) => part !== undefined);
    return told.length > 0 ? Object.fromEntries(told) : null;
  }

  private someLives(): RecordPatch['workers'] {
    const lives = [...this.lives].flatMap((at) => {
      const life = this.store.workers[at];
      return life ? [{ at, life }] : [];
    });
    this.lives.clear();
    return lives.length > 0 ? lives : undefined;
  }

  private someOutput(): RecordPatch['output'] {
    const lines = this.store.output.slice(this.printed, this.printed + PAGE_ROWS);
    this.printed += lines.length;
    return lines.length > 0 ? lines : undefined;
  }

  /** That a run has ended is told when all else has been. */
  private newHeader(): RecordPatch['header'] {
    const { header } = this.store;
    const isWhole = Object.values(this.changed).every(({ isEmpty }) => isEmpty);
    if (this.header && (header.outcome === 'running' || isWhole)) {
      this.header = false;
      return header;
    }
    return undefined;
  }
}

function rowsOf<S extends ColumnSpec>(table: Columns<S>, changed: ChangedRows): RowPatch<S> | undefined {
  if (changed.isEmpty) {
    return undefined;
  }
  const rows = changed.take(PAGE_ROWS);
  return { rows, batch: table.gather(rows) };
}

function textsOf(texts: Texts, changed: ChangedRows): TextPatch | undefined {
  let size = 0;
  const rows = changed
    .take(PAGE_ROWS, (row) => {
      size += cutText(texts.at(row) ?? '').length;
      return size <= PAGE_TEXT;
    })
    .filter((row) => texts.at(row) !== undefined);
  return rows.length > 0
    ? { rows, texts: packTexts(Array.from(rows, (row) => cutText(texts.at(row) ?? ''))) }
    : undefined;
}
