import { signal } from '@preact/signals';

/** The moment of the run that a replay has come to, ms from its start; null while nothing is replayed. */
export const moment = signal<number | null>(null);
