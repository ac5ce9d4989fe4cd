import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecordFeed } from '../../../src/record/feed.js';
import { packTexts, unpackTexts } from '../../../src/record/packedTexts.js';
import { PREVIEW_LENGTH } from '../../../src/record/pages.js';
import type { RecordPatch } from '../../../src/record/patch.js';
import { Status } from '../../../src/record/schema.js';
import { RunStore } from '../../../src/record/store.js';
import { addTexts, header, recordOf } from '../profile/records.js';

const line = (text: string) => ({ at: 1, worker: 0, index: 0, stream: 'stdout' as const, text });

/** What a reader has that takes every message, as it comes through a window. */
function copyOf(feed: RecordFeed, to = new RunStore(header())): RunStore {
  for (let next = feed.next(); next; next = feed.next()) {
    to.apply(structuredClone(next));
  }
  return to;
}

function expectSame(copy: RunStore, store: RunStore): void {
  expect(copy.header).toEqual(store.header);
  for (const table of ['tasks', 'caller', 'callbacks'] as const) {
    const rows = Array.from({ length: store[table].length }, (_, i) => i);
    expect(copy[table].length).toBe(rows.length);
    expect(copy[table].gather(rows)).toEqual(store[table].gather(rows));
  }
  expect(copy.args).toEqual(store.args);
  expect(copy.outcomes).toEqual(store.outcomes);
  expect(copy.workers).toEqual(store.workers);
  expect(copy.output).toEqual(store.output);
}

/** Something that happens to a run: tasks begin or end, the caller waits, a worker prints. */
type Step = { kind: 'begin' | 'end' | 'call' | 'print' | 'worker'; row: number };

function patchFor({ kind, row }: Step, store: RunStore): RecordPatch {
  const rows = Uint32Array.of(row);
  const task = recordOf([
    { worker: row % 3, started: row, ...(kind === 'end' && { ended: row + 1, status: Status.ok }) },
  ]);
  const batch = task.tasks.gather([0]);
  switch (kind) {
    case 'begin':
      return { tasks: { rows, batch }, args: { rows, texts: [`[${row}]`] } };
    case 'end':
      return { tasks: { rows, batch }, outcomes: { rows, texts: [`"${'é'.repeat(row % 5)}"`] } };
    case 'call': {
      const calls = new RunStore(store.header).caller;
      calls.push({ call: 1, from: row, to: row + 2, waited: 1 });
      return { caller: { rows: Uint32Array.of(store.caller.length), batch: calls.gather([0]) } };
    }
    case 'print':
      return { output: [line(`line ${row}`)] };
    case 'worker':
      return {
        workers: [
          {
            at: row % 4,
            life: {
              worker: row % 4,
              osId: row,
              spawn: 0,
              ready: 1,
              imported: null,
              exit: null,
              reason: null,
            },
          },
        ],
      };
  }
}

describe('the feed of a record', () => {
  it('gives a whole record in bearable messages, the header in the first', () => {
    const store = recordOf(Array.from({ length: 45_000 }, (_, i) => ({ started: i, ended: i + 1 })));
    addTexts(store.args, ['[1]', '[2]']);
    const messages = [];
    const feed = new RecordFeed(store);
    for (let next = feed.next(); next; next = feed.next()) {
      messages.push(next);
    }
    expect(messages.map(({ tasks }) => tasks?.rows.length)).toEqual([undefined, 20_000, 20_000, 5_000]);
    expect(messages.map(({ header }) => header !== undefined)).toEqual([true, false, false, false]);
    expectSame(copyOf(new RecordFeed(store)), store);
  });

  it('ends in the same record, whatever happens between the messages', () => {
    const step = fc.record({
      kind: fc.constantFrom<Step['kind']>('begin', 'end', 'call', 'print', 'worker'),
      row: fc.nat(30),
    });
    fc.assert(
      fc.property(fc.array(step), fc.array(fc.oneof(step, fc.constant(null))), (before, after) => {
        const store = new RunStore(header({ outcome: 'running' }));
        for (const each of before) {
          store.apply(patchFor(each, store));
        }
        const feed = new RecordFeed(store);
        const copy = new RunStore(header());
        for (const each of after) {
          if (each === null) {
            const next = feed.next();
            copy.apply(structuredClone(next ?? {}));
          } else {
            const patch = patchFor(each, store);
            store.apply(patch);
            feed.take(patch);
          }
        }
        expectSame(copyOf(feed, copy), store);
        expect(feed.next()).toBeNull();
      }),
    );
  });

  it('tells a row that changed twice once, and the end after the last row', () => {
    const store = recordOf([{ started: 1 }, { started: 2 }], { outcome: 'running' });
    const feed = new RecordFeed(store);
    copyOf(feed);
    const ended = recordOf(Array.from({ length: 25_000 }, (_, i) => ({ started: i, ended: i + 1 })));
    const rows = Uint32Array.from({ length: 25_000 }, (_, i) => i);
    for (const patch of [
      { tasks: { rows, batch: ended.tasks.gather(rows) } },
      { tasks: { rows: Uint32Array.of(0), batch: ended.tasks.gather([0]) } },
      { header: { ...store.header, outcome: 'completed' as const } },
    ]) {
      store.apply(patch);
      feed.take(patch);
    }
    expect(feed.next()).toMatchObject({ tasks: { rows: { length: 20_000 } } });
    expect(feed.next()).toMatchObject({
      tasks: { rows: { length: 5_000 } },
      header: { outcome: 'completed' },
    });
    expect(feed.next()).toBeNull();
  });

  it('cuts long texts and gives many large ones in several messages', () => {
    const store = recordOf(Array.from({ length: 12_000 }, () => ({ started: 1 })));
    addTexts(store.outcomes, new Array(12_000).fill('x'.repeat(PREVIEW_LENGTH + 1)));
    const feed = new RecordFeed(store);
    feed.next();
    expect(feed.next()?.outcomes?.rows.length).toBe(16_000_000 / PREVIEW_LENGTH);
    const copy = copyOf(new RecordFeed(store));
    expect(new Set([...copy.outcomes].map((text) => text?.length))).toEqual(new Set([PREVIEW_LENGTH]));
    expect(copy.outcomes.length).toBe(12_000);
  });
});

describe('packed texts', () => {
  it('are the same ones when they are unpacked', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
        expect(unpackTexts(packTexts(texts))).toEqual(texts);
      }),
    );
  });
});
