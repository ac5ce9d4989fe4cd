/** The process all tracks belong to; viewers need one. */
const PID = 1;

/** So many tracks at most for a caller or a worker: more calls at once are no picture any more. */
const MOST_TRACKS = 90;
/** Nanoseconds by which neighbours may overlap: clocks of different processes are a little apart. */
const TOLERANCE = 1000;

/**
 * Events of the Trace Event Format, a line each. Times go in as ms from the run's start and come out as µs from the
 * earliest stamp: viewers take no negative times.
 */
export class TraceClock {
  /** @param earliest - ms, at most 0 */
  constructor(readonly earliest: number) {}

  /** @returns whole nanoseconds since the earliest stamp */
  ns(ms: number): number {
    return Math.max(0, Math.round((ms - this.earliest) * 1e6));
  }
}

/** A stretch of a track, in nanoseconds. */
export interface Stretch {
  from: number;
  to: number;
}

/** Nanoseconds as the µs that the format wants, exactly. */
function us(ns: number): string {
  const whole = Math.floor(ns / 1000);
  const rest = ns % 1000;
  return rest === 0 ? `${whole}` : `${whole}.${String(rest).padStart(3, '0').replace(/0+$/, '')}`;
}

/** A complete event: it has a beginning and a length. @param args - JSON text of an object */
export function complete(name: string, category: string, tid: number, { from, to }: Stretch, args: string) {
  return `{"name":${JSON.stringify(name)},"cat":"${category}","ph":"X","ts":${us(from)},"dur":${us(to - from)},"pid":${PID},"tid":${tid},"args":${args}}`;
}

/** A moment on a track. */
export function instant(name: string, category: string, tid: number, at: number, args: string): string {
  return `{"name":${JSON.stringify(name)},"cat":"${category}","ph":"i","s":"t","ts":${us(at)},"pid":${PID},"tid":${tid},"args":${args}}`;
}

/** The values of a counter from a moment on. */
export function counter(name: string, at: number, values: Record<string, number>): string {
  return `{"name":"${name}","ph":"C","ts":${us(at)},"pid":${PID},"args":${JSON.stringify(values)}}`;
}

/** A step of something that is on no thread; steps of one `id` nest. @param phase - `b` begins it, `e` ends it */
export function asyncStep(phase: 'b' | 'e', name: string, id: number, at: number, args?: string): string {
  return `{"name":"${name}","cat":"phase","ph":"${phase}","id":"${id}","ts":${us(at)},"pid":${PID},"tid":1${args === undefined ? '' : `,"args":${args}`}}`;
}

/** What a viewer is told of a process or a thread. */
export function metadata(kind: string, tid: number, args: Record<string, unknown>): string {
  return `{"name":"${kind}","ph":"M","pid":${PID},"tid":${tid},"args":${JSON.stringify(args)}}`;
}

/**
 * Puts stretches on as few tracks as hold them without overlaps, the first one as full as can be. Those that only
 * touch by rounding stay neighbours: the later one then begins where the other ends.
 *
 * @param all - by rising `from`; ones that move are changed in place
 * @returns for each its track, from 0 to MOST_TRACKS - 1; what is more than these can hold is cut on the last one
 */
export function tracks(all: readonly Stretch[]): Uint8Array {
  const ends: number[] = [];
  return Uint8Array.from(all, (stretch) => {
    let track = ends.findIndex((end) => end <= stretch.from + TOLERANCE);
    if (track < 0) {
      track = Math.min(ends.length, MOST_TRACKS - 1);
    }
    stretch.from = Math.max(stretch.from, ends[track] ?? 0);
    stretch.to = Math.max(stretch.to, stretch.from);
    ends[track] = stretch.to;
    return track;
  });
}
