import { describe, expect, test } from 'vitest';
import { CASES } from '../../../src/panel/gallery/cases.js';
import { galleryRun } from '../../../src/panel/gallery/record.js';

/** The reason that each kind of run is there for, by the verdict's own rules. */
const REASONS: Record<string, string | null> = {
  healthy: null,
  straggler: 'tail',
  fine: 'too-fine',
  oversubscribed: 'oversubscribed',
  stall: 'held',
};

describe('the gallery', () => {
  test.each(CASES.map(({ id }) => id))('%s shows what it says', (id) => {
    const { judged, numbers, store } = galleryRun(id);
    const found = judged?.findings.map((finding) => finding.id) ?? [];
    expect(store.tasks.length).toBe(numbers.tasks);
    const reason = REASONS[id];
    if (reason === null) {
      expect(judged?.paid).toBe('well');
      expect(found).not.toContain('tail');
    } else {
      expect(found).toContain(reason);
    }
  });
});
