import * as l10n from '@vscode/l10n';
import type { ColumnSpec, Columns } from '../record/columns.js';
import { type RunHeader, STATUSES } from '../record/schema.js';
import type { RunStore } from '../record/store.js';
import type { Steps } from '../steps.js';
import { checkedLife, checkedLine, checkIndex } from './checkIndex.js';
import { checkDepth, MOST_INDEX } from './limits.js';
import type { PagedTexts } from './pagedTexts.js';
import { bytesOf, type SectionEntry, sectionOf, textsIn } from './sections.js';
import { newStore } from './store.js';
import { addSection, type Layout, layOut } from './textSections.js';

/** The JSON text that begins the payload. */
interface Index {
  header: RunHeader;
  /** Rows of each table. */
  rows: Record<TableName, number>;
  /** The sections in the order in which they follow. */
  sections: SectionEntry[];
}

/** So many texts are unpacked at once. */
const STEP = 50_000;

const TABLES = ['tasks', 'caller', 'callbacks'] as const;
type TableName = (typeof TABLES)[number];

/**
 * The payload of a file, uncompressed, in pieces: the length of the index in bytes (uint32 little-endian), the index
 * (JSON), and the sections: one for each column of each table (`tasks.started` …: the numbers, little-endian), and
 * the texts `args`, `outcomes`, `workers` and `output`.
 */
export function* packRun(store: RunStore): Generator<Buffer> {
  const sections: SectionEntry[] = [];
  const layouts: Layout[] = [];
  const add = (name: string, layout: Layout, count?: number) => {
    sections.push({ name, bytes: layout.bytes, ...(count !== undefined && { count }) });
    layouts.push(layout);
  };
  const inOne = (bytes: Buffer): Layout => ({ bytes: bytes.length, pieces: () => [bytes] });
  for (const table of TABLES) {
    const columns = store[table] as Columns<ColumnSpec>;
    for (const name of columns.names()) {
      add(`${table}.${name}`, inOne(bytesOf(columns.column(name))));
    }
  }
  const count = store.tasks.length;
  add('args', layOut(store.args, count), count);
  add('outcomes', layOut(store.outcomes, count), count);
  for (const name of ['workers', 'output'] as const) {
    const texts = store[name].map((each) => JSON.stringify(each));
    add(name, inOne(sectionOf(texts)), texts.length);
  }
  const rows = { tasks: store.tasks.length, caller: store.caller.length, callbacks: store.callbacks.length };
  const index = Buffer.from(JSON.stringify({ header: store.header, rows, sections } satisfies Index));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(index.length);
  yield length;
  yield index;
  for (const { pieces } of layouts) {
    yield* pieces();
  }
}

/**
 * The record in a payload, in steps. Sections it does not know are passed over; a column that is not there stays blank.
 *
 * @throws Error of any kind when the payload is not what `packRun` wrote
 */
export function* unpackRun(payload: Buffer): Steps<RunStore> {
  const end = 4 + payload.readUInt32LE(0);
  if (end > Math.min(payload.length, MOST_INDEX)) {
    throw new RangeError(l10n.t('its index goes past the end'));
  }
  const text = payload.subarray(4, end);
  checkDepth(text);
  const index = JSON.parse(text.toString()) as Index;
  checkIndex(index, payload.length);
  const sections = locate(index, payload, end);
  const store = newStore(index.header);
  for (const table of TABLES) {
    const columns = store[table] as Columns<ColumnSpec>;
    columns.grow(index.rows[table]);
    for (const name of columns.names()) {
      const found = sections.get(`${table}.${name}`);
      if (found) {
        fill(columns.column(name), found.bytes);
      }
      yield;
    }
  }
  function* addTo<T>(list: T[], name: string, read: (text: string | undefined) => T): Steps<void> {
    const found = sections.get(name);
    for (const text of found ? textsIn(found.bytes, found.count) : []) {
      if (list.push(read(text)) % STEP === 0) {
        yield;
      }
    }
  }
  for (const name of ['args', 'outcomes'] as const) {
    const found = sections.get(name);
    if (found) {
      yield* addSection(store[name] as PagedTexts, found.bytes, found.count, name === 'args');
    }
  }
  if (store.tasks.column('status').some((status) => status >= STATUSES.length)) {
    throw new RangeError(l10n.t('a task has a status that there is not'));
  }
  yield* addTo(store.workers, 'workers', (text) => checkedLife(JSON.parse(text ?? 'null')));
  yield* addTo(store.output, 'output', (text) => checkedLine(JSON.parse(text ?? 'null')));
  return store;
}

function locate(index: Index, payload: Buffer, from: number): Map<string, { bytes: Buffer; count: number }> {
  const sections = new Map<string, { bytes: Buffer; count: number }>();
  let at = from;
  for (const { name, bytes, count = 0 } of index.sections) {
    if (at + bytes > payload.length) {
      throw new RangeError(l10n.t('section {0} goes past the end', name));
    }
    sections.set(name, { bytes: payload.subarray(at, at + bytes), count });
    at += bytes;
  }
  return sections;
}

function fill(column: ArrayBufferView, bytes: Buffer): void {
  if (column.byteLength !== bytes.length) {
    throw new RangeError(l10n.t('a column of another length than its table'));
  }
  bytesOf(column).set(bytes);
}
