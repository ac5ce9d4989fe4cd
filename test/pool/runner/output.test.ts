import { describe, expect, test } from 'vitest';
import { outcomes, range, WORKER_TYPES } from '../harness.js';
import { request, run } from './harness.js';

describe.each(WORKER_TYPES)('output of %s workers', (workerType) => {
  test('each line has its worker, its task and its stream', async () => {
    const { store } = await run(request('talk.ts', 'talk', [0, 1, 2, 3], { workerType, chunksize: 2 }));
    expect(outcomes(store)).toEqual([0, 1, 2, 3]);
    const places = store.tasks.column('worker');
    for (const index of range(4)) {
      const lines = store.output.filter((line) => line.index === index);
      expect(lines.map(({ stream, text }) => `${stream}: ${text}`)).toEqual([
        `stdout: ${index} begins`,
        `stderr: ${index} is worried`,
        `stdout: ${index} goes on`,
        `stdout: without an end ${index}`,
      ]);
      expect(new Set(lines.map(({ worker }) => worker))).toEqual(new Set([places[index]]));
    }
    const during = store.output.find(({ text }) => text === '2 begins');
    expect(during?.at).toBeGreaterThanOrEqual(store.tasks.data.started[2] as number);
    expect(during?.at).toBeLessThanOrEqual(store.tasks.data.ended[2] as number);
  });

  test('100,000 lines arrive, all of them, in order', async () => {
    const { store } = await run(request('hostile.ts', 'act', ['lots of output', 'a', 'b'], { workerType }));
    expect(outcomes(store)).toEqual(['said', 'a', 'b']);
    const lines = store.output.filter(({ index }) => index === 0).map(({ text }) => text);
    expect(lines.length).toBe(100_000);
    expect(lines.every((text, i) => text === `line ${i}`)).toBe(true);
  });

  test('what a dying task has said is kept', async () => {
    const { store } = await run(request('talk.ts', 'lastWords', [1], { workerType }));
    expect(outcomes(store)).toEqual(['crashed: WorkerDiedError']);
    expect(store.output.filter(({ index }) => index === 0).map(({ text }) => text)).toEqual(['good', 'bye']);
  });

  test('what is printed while the file is imported belongs to no task', async () => {
    const { store } = await run(request('talk.ts', 'talk', [0], { workerType, workers: 1 }));
    const [line] = store.output.filter(({ text }) => text === 'importing');
    expect([line?.worker, line?.index]).toEqual([0, null]);
  });
});
