import * as fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { Forecast } from '../../../src/panel/protocol.js';
import { checkRequest } from '../../../src/runner/checkRequest.js';
import type { RunRequest } from '../../../src/runner/request.js';

vi.mock('vscode', () => ({
  EventEmitter: class {
    event = () => ({ dispose() {} });
    fire() {}
    dispose() {}
  },
}));
vi.resetModules(); // Files share a process, and with it what they have imported.
afterAll(() => vi.resetModules());
const { LastRequest } = await import('../../../src/editor/lastRequest.js');
const { ForecastMemory } = await import('../../../src/editor/panel/forecasts.js');
const { rowsOf } = await import('../../../src/editor/setup/rows.js');
const { Setup } = await import('../../../src/editor/setup/setup.js');
vi.mock('../../../src/lazy.js', async () => {
  const inputs = await import('../../../src/inputs/index.js');
  return { requests: () => inputs };
});

const memoryOf = (kept: unknown) => ({ get: () => kept, update: async () => {} });
const runsOf = (lastRequest: unknown) => ({ lastRequest, onDidChange: () => ({ dispose() {} }) });

function lastRequest(kept: unknown): RunRequest | null {
  const runs = runsOf('untouched');
  new LastRequest({ workspaceState: memoryOf(kept) } as never, runs as never);
  return runs.lastRequest as RunRequest | null;
}

function setUp(kept: unknown, last: RunRequest | null = null) {
  return new Setup(memoryOf(kept) as never, runsOf(last) as never).state;
}

const REQUEST: RunRequest = {
  file: '/w/a.ts',
  function: 'work',
  inputs: { kind: 'file', path: '/w/in.csv', csvTypes: true },
  mode: 'starmap',
  workers: 3,
  workerType: 'process',
  chunksize: 'auto',
  timeout: 0.5,
  maxtasksperchild: 2,
  values: 'preview',
  cwd: '/w',
};
const SOURCES: RunRequest['inputs'][] = [
  { kind: 'expression', text: '[1]' },
  { kind: 'export', name: 'all' },
  { kind: 'file', path: '/w/a.json#/b' },
  { kind: 'file', path: '/w/a.csv', delimiter: ';', encoding: 'latin1' },
  { kind: 'pipe', path: '/w/pipe', delimiter: '\t' },
  { kind: 'glob', pattern: '*.jpg' },
  { kind: 'text', text: '', format: 'lines', from: 'clipboard' },
  { kind: 'run', path: '/w/a.poolscope', onlyFailed: true },
];

describe('what was run last, kept between sessions', () => {
  it('is had again as it was', () => {
    expect(lastRequest(REQUEST)).toEqual(REQUEST);
    for (const inputs of SOURCES) {
      expect(lastRequest({ ...REQUEST, inputs })).toEqual({ ...REQUEST, inputs });
    }
    const selected = { text: '(x) => x', line: 3, column: 7 };
    expect(lastRequest({ ...REQUEST, selected, rows: [0, 4] })).toMatchObject({ selected, rows: [0, 4] });
  });

  it('is without what this version does not know', () => {
    expect(lastRequest({ ...REQUEST, priority: 'high' })).toEqual(REQUEST);
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'work'],
    ['a list', [REQUEST]],
    ['no inputs', { ...REQUEST, inputs: undefined }],
    ['inputs of a kind that is none', { ...REQUEST, inputs: { kind: 'database', url: 'x' } }],
    ['inputs that say nothing', { ...REQUEST, inputs: { kind: 'export' } }],
    ['no folder, as before there were any', { ...REQUEST, cwd: undefined }],
    ['a file of nowhere', { ...REQUEST, file: 'a.ts' }],
    ['a mode that was renamed', { ...REQUEST, mode: 'mapAsync' }],
    ['a selection that is a text', { ...REQUEST, selected: '(x) => x' }],
    ['rows that are none', { ...REQUEST, rows: { 0: 1 } }],
    ['workers beyond all measure', { ...REQUEST, workers: 1e6 }],
    ['chunks in a mode that has none', { ...REQUEST, mode: 'apply', chunksize: 4 }],
  ])('is forgotten where it is %s', (_, kept) => {
    expect(lastRequest(kept)).toBeNull();
  });

  it('is one that can be run or none, whatever was kept', () => {
    const odd = fc.oneof(fc.jsonValue(), fc.constantFrom(...Object.values(REQUEST), null, 0, -1, ''));
    const near = fc
      .dictionary(fc.constantFrom(...Object.keys(REQUEST), 'selected', 'rows', 'sample', '__proto__'), odd)
      .map((change) => ({ ...REQUEST, ...change }));
    fc.assert(
      fc.property(fc.oneof(near, odd), (kept) => {
        const request = lastRequest(kept);
        if (request) {
          checkRequest(request);
        }
        const state = setUp(kept);
        expect(rowsOf(state).every(({ value }) => typeof value === 'string')).toBe(true);
      }),
    );
  });
});

describe('the run that was being put together', () => {
  it('is had again as it was, whole or not', () => {
    expect(setUp(REQUEST)).toEqual(REQUEST);
    expect(setUp({ mode: 'apply', workers: 2 })).toEqual({ mode: 'apply', workers: 2 });
  });

  it('is the last one that was run where none was kept', () => {
    expect(setUp(undefined, REQUEST)).toEqual(REQUEST);
    expect(setUp('damaged', REQUEST)).toEqual(REQUEST);
    expect(setUp(undefined)).toEqual({ mode: 'map' });
  });

  it('keeps what is right of it', () => {
    const kept = {
      ...REQUEST,
      mode: 'mapAsync',
      workers: -1,
      workerType: 7,
      priority: 'high',
      timeout: null,
    };
    const { workers: _, workerType: __, timeout: ___, ...right } = REQUEST;
    expect(setUp(kept)).toEqual({ ...right, mode: 'map' });
  });

  it('has a function with its file and folder, and an export with its file, or none of them', () => {
    const rest = { inputs: REQUEST.inputs, mode: REQUEST.mode };
    for (const wrong of [{ file: 7 }, { cwd: undefined }, { function: '' }, { selected: 'x' }]) {
      const state = setUp({ ...REQUEST, ...wrong });
      expect(state).toMatchObject(rest);
      expect(state).not.toHaveProperty('file');
      expect(state).not.toHaveProperty('function');
    }
    expect(setUp({ ...REQUEST, inputs: { kind: 'export', name: 'all' }, cwd: '' })).not.toHaveProperty(
      'inputs',
    );
  });

  it('has no inputs where it is not known which of them were meant', () => {
    expect(setUp({ ...REQUEST, rows: 'all' })).not.toHaveProperty('inputs');
  });
});

describe('forecasts that were kept', () => {
  const right: Forecast = {
    from: 'a',
    file: '/w/a.ts',
    name: 'work',
    mode: 'map',
    workers: 2,
    chunksize: null,
    count: 3,
    print: 7,
    wall: 100,
  };
  const get = (kept: unknown) => new ForecastMemory(memoryOf(kept) as never).get();

  it('are had again, without those that are none', () => {
    const answered = [right, { ...right, run: 'b', measured: 9 }];
    expect(get({ waiting: right, answered })).toEqual({ waiting: right, answered });
    const { print: _, ...older } = right;
    expect(get({ waiting: older, answered: [older, null, 'x', right] })).toEqual({
      waiting: null,
      answered: [right],
    });
  });

  it.each([undefined, null, 'damaged', 7, [], { answered: 'many' }])('are none where %j was kept', (kept) => {
    expect(get(kept)).toEqual({ waiting: null, answered: [] });
  });
});
