import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Changes } from '../../../src/record/changes.js';
import { Recorder } from '../../../src/record/recorder.js';
import { type RunHeader, Status } from '../../../src/record/schema.js';
import { RunStore } from '../../../src/record/store.js';
import { decodeValue } from '../../../src/record/values.js';

const HEADER = { functions: [], outcome: 'running' } as unknown as RunHeader;

test('rows that change are told once, in order', () => {
  const range = fc.tuple(fc.nat({ max: 2000 }), fc.integer({ min: 0, max: 50 }));
  fc.assert(
    fc.property(fc.array(range, { maxLength: 600 }), (ranges) => {
      const changes = new Changes();
      const rows = new Set<number>();
      for (const [row, count] of ranges) {
        changes.add(row, count);
        for (let i = 0; i < count; i++) {
          rows.add(row + i);
        }
      }
      const taken = changes.take();
      expect(Array.from(taken ?? [])).toEqual([...rows].sort((a, b) => a - b));
      expect(taken === null).toBe(rows.size === 0);
      expect(changes.take()).toBeNull();
    }),
  );
});

/** Results of tasks that began at 11, 12 … and took half a ms each. */
function results(row: number, values: ArrayLike<unknown>, at = 0, count = values.length) {
  const { length } = values;
  const started = Float64Array.from({ length }, (_, i) => 11 + i);
  const ended = started.map((time) => time + 0.5);
  const cpu = { at: [], ms: [] };
  return { row, at, count, started, ended, cpu, values, dispatched: 10, received: 1000 };
}

test('rows and texts are the same whenever they are looked at', () => {
  const value = fc.oneof(fc.double(), fc.string({ unit: 'binary' }), fc.boolean(), fc.bigInt(), fc.object());
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 40 }),
      fc.nat(5),
      fc.boolean(),
      (values, size, peeks) => {
        const recorder = new Recorder(HEADER, 0);
        const { store } = recorder;
        recorder.submittedInputs(0, values, 5, 0, { first: 0, size: size + 1 });
        if (peeks) {
          expect(store.tasks.length).toBe(values.length);
          expect([...store.args].map((text) => decodeValue(text as string))).toEqual(
            values.map((each) => [each]),
          );
        }
        recorder.dispatched(0, 1, 0, 10);
        recorder.results(results(0, values, 0, 1));
        recorder.dispatched(1, values.length - 1, 1, 10);
        recorder.results(results(1, values, 1, values.length - 1));
        expect([...store.outcomes].map((text) => decodeValue(text as string))).toEqual(values);
        expect([...store.args].map((text) => decodeValue(text as string))).toEqual(
          values.map((each) => [each]),
        );
        expect(Array.from(store.tasks.column('chunk'))).toEqual(
          values.map((_, i) => Math.floor(i / (size + 1))),
        );
        expect(new Set(store.tasks.column('status'))).toEqual(new Set([Status.ok]));
        const copy = new RunStore(HEADER);
        copy.apply(recorder.takePatch() ?? {});
        expect(copy.snapshot().tasks?.batch).toEqual(store.snapshot().tasks?.batch);
        expect(copy.outcomes).toEqual(store.outcomes);
        expect(copy.args).toEqual(store.args);
      },
    ),
  );
});

test('a record that is told in many patches is the same, and over with the last of them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 80 }), (count, most) => {
      const recorder = new Recorder({ ...HEADER }, 0);
      const inputs = Array.from({ length: count }, (_, i) => i);
      recorder.submittedInputs(0, inputs, 5, 0, { first: 0, size: count });
      recorder.dispatched(0, count, 0, 10);
      const half = Math.ceil(count / 2);
      recorder.results(results(half, inputs, half, count - half));
      recorder.results(results(0, inputs, 0, half));
      recorder.header({ outcome: 'completed' });
      const copy = new RunStore({ ...HEADER });
      for (
        let patch = recorder.takePatch({ rows: most });
        patch;
        patch = recorder.takePatch({ rows: most })
      ) {
        expect(copy.header.outcome).toBe('running');
        expect(patch.tasks?.rows.length ?? 0).toBeLessThanOrEqual(most);
        copy.apply(patch);
      }
      expect(copy.header.outcome).toBe('completed');
      expect(copy.snapshot()).toEqual(recorder.store.snapshot());
    }),
  );
});

test('an object that is changed after it was recorded stands in the record as it was', () => {
  const recorder = new Recorder(HEADER, 0);
  const input = { n: 1 };
  const output = { n: 2 };
  recorder.submitted(0, [[input]], 0, 0);
  recorder.dispatched(0, 1, 0, 0);
  recorder.results(results(0, [output]));
  input.n = output.n = 9;
  expect([...recorder.store.args]).toEqual(['[{"n":1}]']);
  expect([...recorder.store.outcomes]).toEqual(['{"n":2}']);
});

test('times that two clocks have out of order are put in order', () => {
  const recorder = new Recorder(HEADER, 0);
  recorder.submittedInputs(0, [1, 2], 0, 0);
  recorder.dispatched(0, 2, 0, 12);
  recorder.results({ ...results(0, [1, 4]), dispatched: 12, received: 12.2 });
  expect(Array.from(recorder.store.tasks.column('started'))).toEqual([12, 12]);
  expect(Array.from(recorder.store.tasks.column('ended'))).toEqual([12, 12.2]);
});

test('chunks that are cut while the run goes on are numbered on', () => {
  const recorder = new Recorder(HEADER, 0);
  recorder.submittedInputs(0, [1, 2], 0, 0, { first: 0, size: 1 });
  recorder.submittedInputs(2, [1, 2, 3, 4], 0, 0);
  recorder.dispatched(2, 3, 0, 0, true);
  recorder.dispatched(5, 1, 0, 0, true);
  recorder.submittedInputs(6, [1], 0, 0, { first: 2, size: 1 });
  expect(Array.from(recorder.store.tasks.column('chunk'))).toEqual([0, 1, 2, 2, 2, 3, 4]);
});

test('texts that have been told are let go, but those of errors, and the copy is the same', () => {
  const values = fc.array(fc.oneof(fc.integer(), fc.string(), fc.object()), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(
      values,
      fc.integer({ min: 1, max: 80 }),
      fc.integer({ min: 1, max: 300 }),
      (all, rows, characters) => {
        const [kept, recorder] = [new Recorder({ ...HEADER }, 0), new Recorder({ ...HEADER }, 0)];
        const copy = new RunStore({ ...HEADER });
        const half = Math.ceil(all.length / 2);
        const tell = () => {
          for (
            let patch = recorder.takePatch({ rows, characters });
            patch;
            patch = recorder.takePatch({ rows, characters })
          ) {
            copy.apply(patch);
            recorder.forgetTexts(patch);
          }
        };
        for (const each of [kept, recorder]) {
          each.submittedInputs(0, all, 5, 0, { first: 0, size: all.length });
          each.submittedCall(all.length, [1], 5, 0);
          each.submittedCall(all.length + 1, [2], 5, 0);
          each.dispatched(0, all.length + 2, 0, 10);
          each.results(results(half, all, half, all.length - half));
          if (each === recorder) tell();
          each.results(results(0, all, 0, half));
          const failed = {
            row: all.length,
            started: 1,
            ended: 2,
            cpu: 0,
            received: 3,
            status: Status.failed,
          };
          each.outcome({ ...failed, text: '{"name":"Error"}' });
          each.value({ ...failed, row: all.length + 1 }, 'well');
        }
        tell();
        expect(copy.snapshot()).toEqual(kept.store.snapshot());
        expect([...recorder.store.args].every((text) => text === undefined)).toBe(true);
        expect([...recorder.store.outcomes].filter((text) => text !== undefined)).toEqual([
          '{"name":"Error"}',
        ]);
      },
    ),
  );
});
