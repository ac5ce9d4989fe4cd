import type { Lane } from '../../profile/lanes.js';
import { plainLine } from '../../record/printable.js';

/** Where things are in the picture, px. */
export interface Frame {
  /** Of the whole picture. */
  width: number;
  height: number;
  /** The part that has a time axis. */
  left: number;
  right: number;
  callerTop: number;
  lanesTop: number;
  laneHeight: number;
  /** Height of a bar; the rest of the lane is space. */
  bar: number;
  /** ms at both ends of the axis. */
  from: number;
  to: number;
}

const HEAD = 76;
const FOOT = 44;
export const CALLER_HEIGHT = 20;

/** Lanes get lower as there are more of them. */
export function frame(lanes: readonly Lane[], from: number, to: number, width: number): Frame {
  const laneHeight = lanes.length <= 16 ? 24 : lanes.length <= 48 ? 16 : 8;
  const lanesTop = HEAD + CALLER_HEIGHT + 10;
  return {
    width,
    height: lanesTop + lanes.length * laneHeight + FOOT,
    left: 84,
    right: width - 16,
    callerTop: HEAD,
    lanesTop,
    laneHeight,
    bar: laneHeight - (laneHeight >= 16 ? 5 : 2),
    from,
    to,
  };
}

/** @returns px from the left for a time in ms */
export function toX({ left, right, from, to }: Frame, ms: number): number {
  return left + ((Math.min(Math.max(ms, from), to) - from) / (to - from)) * (right - left);
}

/** A place in the picture, to a tenth of a px. */
export function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}

export function rect(kind: string, x: number, y: number, width: number, height: number, more = ''): string {
  return `<rect class="${kind}" x="${px(x)}" y="${px(y)}" width="${px(Math.max(0.5, width))}" height="${px(height)}"${more}/>`;
}

/** A text, whatever is in it, as SVG can hold it: XML has no word for most control characters. */
export function escaped(text: string): string {
  return plainLine(text)
    .replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '�')
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

export function text(kind: string, x: number, y: number, content: string, more = ''): string {
  return `<text class="${kind}" x="${px(x)}" y="${px(y)}"${more}>${escaped(content)}</text>`;
}
