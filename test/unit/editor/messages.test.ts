import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPageMessage } from '../../../src/editor/panel/messages.js';

const call = (m: string, ...a: unknown[]) => ({ t: 'q', i: 'x', m, a });

describe('a message from the panel’s page', () => {
  it('is taken when it is one of its calls, or an answer', () => {
    const forecast = {
      from: 'a',
      file: '/f.ts',
      name: 'f',
      mode: 'map',
      workers: 2,
      chunksize: null,
      count: 3,
      print: -7,
      wall: 1.5,
    };
    for (const message of [
      call('ready'),
      call('runChanged', { mode: 'map', workers: 2 }),
      call('copyAsCode', {}),
      call('keepForecasts', { waiting: forecast, answered: [{ ...forecast, run: 'b', measured: 2 }] }),
      call('openSource', '/a.ts', 3),
      call('openSource', '/a.ts', 3, null),
      call('copyTasks', Uint32Array.of(1), 'csv'),
      call('compareWith'),
      call('compareWith', null),
      { t: 's', i: 'x', r: Uint8Array.of(1) },
    ]) {
      expect(isPageMessage(message), JSON.stringify(message)).toBe(true);
    }
  });

  it('is let fall when it is anything else', () => {
    for (const message of [
      null,
      'ready',
      call('constructor'),
      call('__proto__'),
      call('hasOwnProperty', 'x'),
      call('executeCommand', 'workbench.action.quit'),
      call('taskTexts', '__proto__'),
      call('taskTexts', -1),
      call('openSource', { path: '/etc' }, 1),
      call('copyTasks', [1, 2], 'csv'),
      call('copyTasks', Uint32Array.of(1), 'exe'),
      call('runChanged', { workers: 0 }),
      call('runChanged', { mode: 'eval' }),
      call('keepForecasts', { waiting: null, answered: 'x' }),
      { t: 'q', m: 'ready' },
      { t: 's' },
    ]) {
      expect(isPageMessage(message), JSON.stringify(message)).toBe(false);
    }
  });

  it('is judged whatever it is, without an error', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true }),
        (any) => {
          expect(isPageMessage({ t: 'q', m: any, a: [any] })).toBeTypeOf('boolean');
          expect(isPageMessage(any)).toBe(false);
        },
      ),
      { numRuns: 1500 * Number(process.env.POOLSCOPE_FUZZ ?? 1) },
    );
  });
});
