import { useEffect, useState } from 'preact/hooks';
import type { RunStore } from '../../record/store.js';
import { host } from '../link.js';
import { PREVIEW_LENGTH, type TaskTexts } from '../protocol.js';

/** A task's texts in full: those of the record, or the editor's where the record has only their beginnings. */
export function useFullTexts(store: RunStore, index: number): TaskTexts & { cut: boolean } {
  const args = store.args.at(index) ?? null;
  const outcome = store.outcomes.at(index) ?? null;
  const [full, setFull] = useState<(TaskTexts & { of: string }) | null>(null);
  const cut = [args, outcome].some((text) => text !== null && text.length >= PREVIEW_LENGTH);
  const of = `${store.header.id} ${index} ${outcome === null}`;
  useEffect(() => {
    let wanted = true;
    if (cut) {
      host.taskTexts(index).then(
        (texts) => wanted && setFull({ ...texts, of }),
        () => {},
      );
    }
    return () => {
      wanted = false;
    };
  }, [of, cut]);
  return cut && full?.of === of ? { ...full, cut: false } : { args, outcome, cut };
}
