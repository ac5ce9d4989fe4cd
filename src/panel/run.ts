import { signal } from '@preact/signals';
import type { RunStore } from '../record/store.js';

/** The run on show. A new object whenever its record has changed, so that what is computed from it is renewed. */
export const run = signal<{ readonly store: RunStore } | null>(null);

/** Whether it still goes on. */
export const isLive = () => run.value?.store.header.outcome === 'running';
