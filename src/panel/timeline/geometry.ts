/** Where things are on the timeline, px from the top of its canvas. */
export interface Geometry {
  callerTop: number;
  callerHeight: number;
  lanesTop: number;
  laneHeight: number;
  /** Space between a lane's bars and the next lane. */
  gap: number;
  height: number;
  lanes: number;
}

/** Lanes get lower as there are more of them, down to what can still be pointed at. */
export function geometry(lanes: number): Geometry {
  const laneHeight = lanes <= 8 ? 26 : lanes <= 16 ? 20 : lanes <= 32 ? 14 : 9;
  const callerHeight = 26;
  const lanesTop = callerHeight + 8;
  return {
    callerTop: 0,
    callerHeight,
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
