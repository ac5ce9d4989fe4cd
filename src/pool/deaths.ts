import * as endings from './endings.js';
import { type Flight, standing } from './flight.js';
import type { Death, Lane } from './lane.js';

/** When so many workers in a row have died before their first task began, no other will do better. */
const BARREN = 3;

/** What the deaths of workers say of the pool. */
export class Deaths {
  /** Workers in a row that came to no task. */
  private barren = 0;

  /** A worker has come to something. */
  sawResults(): void {
    this.barren = 0;
  }

  /** @returns whether workers have died so often before their first task that it makes no sense to go on */
  isHopeless(lane: Lane, flight: Flight | undefined): boolean {
    if (flight?.cut) {
      return false; // It did not die by itself.
    }
    const isBarren = lane.batches === 0 || (lane.batches === 1 && flight && standing(flight).begun === 0);
    this.barren = isBarren ? this.barren + 1 : 0;
    return this.barren === BARREN;
  }
}

/** Why a worker went, in words, for the record. */
export function whyDown(flight: Flight | undefined, death: Death, isRunning: boolean): string {
  if (flight?.late) {
    return `ended because a task took longer than ${flight.late.limit} ms`;
  }
  if (flight?.cut) {
    return 'ended because its task was aborted';
  }
  return isRunning ? endings.howItDied(death) : 'ended with the pool';
}
