import { selected } from './saved.js';

/** Selects a task everywhere: in both tables, the timeline and the details. */
export function select(index: number | null): void {
  selected.value = index;
}
