import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultOf, isWithin, LIMITS, type Limit, numberIn } from '../../src/limits.js';
import { manifest } from './manifest.js';

const schema = JSON.parse(
  readFileSync(new URL('../../schemas/poolscope.schema.json', import.meta.url), 'utf8'),
).properties.configurations.items.properties;
const settings: Record<string, { type: string; minimum?: number; maximum?: number }> = Object.assign(
  {},
  ...manifest().contributes.configuration.map(({ properties }: { properties: object }) => properties),
);

interface Bounds {
  type?: string;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
}

const bounds = ({ least, most, isWhole, ...rest }: Limit): Bounds => ({
  type: isWhole ? 'integer' : 'number',
  ...('isAbove' in rest ? { exclusiveMinimum: least } : { minimum: least }),
  maximum: most,
});

describe('the limits of numbers', () => {
  it('are those of the settings', () => {
    const numeric = Object.entries(settings).filter(([, { type }]) => /integer|number/.test(type));
    const expected = {
      'poolscope.workers': LIMITS.workersOrCores,
      'poolscope.history.keep': LIMITS.historyRuns,
      'poolscope.history.maxSize': LIMITS.historyMegabytes,
    };
    expect(numeric.map(([id]) => id).sort()).toEqual(Object.keys(expected).sort());
    for (const [id, limit] of Object.entries(expected)) {
      expect(settings[id]).toMatchObject(bounds(limit));
    }
  });

  it('are those of run configurations', () => {
    for (const key of ['workers', 'timeout', 'maxtasksperchild', 'maxInputs'] as const) {
      expect(schema[key]).toMatchObject(bounds(LIMITS[key]));
    }
    expect(schema.chunksize.anyOf[0]).toEqual(bounds(LIMITS.chunksize));
  });

  it.each(Object.entries(LIMITS))(
    '%s: what is within has no fault, and all else is named',
    (name, limit: Limit) => {
      const any = fc.oneof(
        fc.double(),
        fc.integer(),
        fc.bigInt(),
        fc.string(),
        fc.anything(),
        fc.constantFrom(limit.least, limit.most, limit.least - 1, limit.most + 1, -0, 0, 1.5),
      );
      fc.assert(
        fc.property(any, (value) => {
          const fault = faultOf(name, limit, value);
          expect(fault === null).toBe(isWithin(limit, value));
          if (fault === null) {
            expect(value).toSatisfy((n: number) => Number.isFinite(n) && n <= limit.most && n >= limit.least);
            expect(!limit.isWhole || Number.isSafeInteger(value)).toBe(true);
          } else {
            expect(fault.startsWith(`${name} must be `)).toBe(true);
            expect(fault.length).toBeLessThan(300);
          }
        }),
      );
    },
  );

  it('a text is a number as people write one, and nothing else', () => {
    expect(['4', ' 4 ', '+4', '4.', '.5', '1e3', '-0'].map(numberIn)).toEqual([4, 4, 4, 4, 0.5, 1000, -0]);
    const none = ['', ' ', '5s', '0x10', '0b1', '1_000', '1,000', 'NaN', 'Infinity', '1e', 'e3', '１', '4 4'];
    expect(none.map(numberIn)).toEqual(none.map(() => null));
  });
});
