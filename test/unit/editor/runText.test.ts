import { describe, expect, it } from 'vitest';
import { summaryOf } from '../../../src/editor/history/summary.js';
import { runLabel } from '../../../src/editor/history/words.js';
import { endedText } from '../../../src/editor/runText.js';
import { Status } from '../../../src/record/schema.js';
import { recordOf, type TaskRow } from '../profile/records.js';

const words = (outcome: 'completed' | 'failed' | 'cancelled', rows: TaskRow[]) => {
  const store = recordOf(rows, { outcome, wall: 2000 });
  return [endedText(store), runLabel(summaryOf(store, null))];
};

describe('how a run ended, in the status bar and in the history', () => {
  it('counts its tasks', () => {
    const rows = [{ status: Status.ok }, { status: Status.failed }];
    expect(words('failed', rows)).toEqual(['$(error) 1 of 2 failed · 2.0 s', '1 of 2 failed']);
    const [bar, label] = words('cancelled', rows);
    expect([bar, label]).toEqual(['$(circle-slash) cancelled at 1/2 · 2.0 s', 'cancelled at 1 of 2']);
  });

  it('counts none where it came to none, unless there were none', () => {
    expect(words('failed', [])).toEqual([
      '$(error) failed before the first task · 2.0 s',
      'failed before the first task',
    ]);
    expect(words('cancelled', [])).toEqual([
      '$(circle-slash) cancelled before the first task · 2.0 s',
      'cancelled before the first task',
    ]);
    expect(words('completed', [])).toEqual(['$(check) 0 in 2.0 s', '0 in 2.0 s']);
  });
});
