import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodes, openAtFirst, PAGE, partsOf, treeKey } from '../../../src/panel/details/tree.js';
import { brief } from '../../../src/panel/text/values.js';

const value = { name: 'Ann', tags: ['a', 'b'], at: { $type: 'date', value: '2024-05-01' }, 'a/b': { c: 1 } };

describe('the tree of a value', () => {
  it('has the parts of what is open', () => {
    expect(nodes(value, new Map()).map(({ id }) => id)).toEqual(['']);
    const all = nodes(
      value,
      new Map([
        ['', PAGE],
        ['/tags', PAGE],
      ]),
    );
    expect(all.map(({ id, depth }) => `${depth} ${id}`)).toEqual([
      '0 ',
      '1 /name',
      '1 /tags',
      '2 /tags/0',
      '2 /tags/1',
      '1 /at',
      '1 /a//b',
    ]);
  });

  it('shows many parts a page at a time, and says how many are left', () => {
    const list = Array.from({ length: 250 }, (_, i) => i);
    expect(nodes(list, new Map([['', PAGE]])).at(-1)).toMatchObject({ more: 150 });
    expect(nodes(list, new Map([['', 2 * PAGE]])).at(-1)).toMatchObject({ more: 50 });
    expect(nodes(list, new Map([['', 3 * PAGE]])).at(-1)).toMatchObject({ name: '249' });
  });

  it('opens maps and sets, not dates', () => {
    expect(partsOf({ $type: 'set', value: [1, 2] })).toHaveLength(2);
    expect(partsOf({ $type: 'date', value: '2024' })).toHaveLength(0);
    expect(partsOf({ $type: 'object', value: { $type: 'mine' } })).toEqual([['$type', 'mine']]);
  });

  it('goes by the keys of a tree', () => {
    const all = nodes(
      value,
      new Map([
        ['', PAGE],
        ['/tags', PAGE],
      ]),
    );
    expect(treeKey('ArrowDown', all, 0)).toEqual({ go: 1 });
    expect(treeKey('ArrowRight', all, 2)).toEqual({ go: 3 });
    expect(treeKey('ArrowRight', all, 6)).toEqual({ open: '/a//b' });
    expect(treeKey('ArrowLeft', all, 4)).toEqual({ go: 2 });
    expect(treeKey('ArrowLeft', all, 2)).toEqual({ close: '/tags' });
    expect(treeKey('End', all, 0)).toEqual({ go: 6 });
    expect(treeKey('x', all, 0)).toBeNull();
  });

  it('gives every node an id of its own, and a short text, whatever the value is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (any) => {
        const open = openAtFirst(any, 50);
        const ids = nodes(any, open).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        if (typeof any === 'object' && any !== null) {
          expect(brief(any, false).length).toBeLessThan(1000);
        }
      }),
    );
  });
});
