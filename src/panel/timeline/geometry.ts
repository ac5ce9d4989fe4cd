/** Where things are on the timeline, px from the top of its canvas. */
export interface Geometry {
  /** The charts of how many tasks ran, waited and were held. */
  stripHeight: number;
  strips: number;
  callerTop: number;
  callerHeight: number;
  /** The way of the selected task. */
  wayTop: number;
  wayHeight: number;
  lanesTop: number;
  laneHeight: number;
  /** Space between a lane's bars and the next lane. */
  gap: number;
  height: number;
  lanes: number;
}

/**
 * Lanes get lower as there are more of them, down to what can still be pointed at. @param strips how many charts.
 * @param hasWay whether there is room for the way of a selected task.
 */
export function geometry(lanes: number, strips = 0, hasWay = true): Geometry {
  const laneHeight = lanes <= 8 ? 26 : lanes <= 16 ? 20 : lanes <= 32 ? 14 : 9;
  const stripHeight = 28;
  const callerTop = strips * stripHeight + (strips > 0 ? 6 : 0);
  const callerHeight = 26;
  const wayTop = callerTop + callerHeight;
  const wayHeight = hasWay ? 18 : 0;
  const lanesTop = wayTop + wayHeight + 6;
  return {
    stripHeight,
    strips,
    callerTop,
    callerHeight,
    wayTop,
    wayHeight,
    lanesTop,
    laneHeight,
    gap: laneHeight >= 20 ? 6 : laneHeight >= 14 ? 4 : 2,
    height: lanesTop + lanes * laneHeight + 2,
    lanes,
  };
}

/** The lane at a height, or -1 outside of the lanes. */
export function laneAt({ lanesTop, laneHeight, lanes }: Geometry, y: number): number {
  const lane = Math.floor((y - lanesTop) / laneHeight);
  return lane >= 0 && lane < lanes ? lane : -1;
}

/** Lanes get a name each while there is room for it, else every second, fourth … one. */
export function labelStep({ laneHeight }: Geometry): number {
  return laneHeight >= 14 ? 1 : 2;
}
