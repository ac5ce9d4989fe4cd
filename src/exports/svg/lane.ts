import * as l10n from '@vscode/l10n';
import { bin, isFailure } from '../../profile/bins.js';
import { duration } from '../../profile/format.js';
import { busySums } from '../../profile/laneSummary.js';
import type { Lane } from '../../profile/lanes.js';
import { STATUSES } from '../../record/schema.js';
import type { RunStore } from '../../record/store.js';
import { previewArgs } from '../../record/values.js';
import { escaped, type Frame, px, rect, text, toX } from './frame.js';

/** A lane of more tasks per px than this is summed up per px. */
const DENSE = 0.5;
/** Room a letter takes, px. */
const LETTER = 7;

/** A worker's lane. @returns how many tasks a px stands for; 1 when each has a bar of its own */
export function* lane(store: RunStore, each: Lane, place: number, shape: Frame): Generator<string, number> {
  const top = shape.lanesTop + place * shape.laneHeight;
  const step = Math.ceil(14 / shape.laneHeight);
  if (place % step === 0) {
    const y = top + Math.min(shape.laneHeight / 2 + 4, 15);
    yield text('', shape.left - 8, y, l10n.t('worker {0}', each.worker), ' text-anchor="end"');
  }
  yield* lives(each, top, shape);
  const width = Math.round(shape.right - shape.left);
  if (each.tasks.length > width * DENSE) {
    yield* columns(each, top, shape, width);
    return Math.max(1, Math.round(each.tasks.length / width));
  }
  for (let i = 0; i < each.tasks.length; i++) {
    yield bar(store, each, i, top, shape);
  }
  yield* chunks(store, each, top, shape);
  yield '\n';
  return 1;
}

function* lives({ lives }: Lane, top: number, shape: Frame): Generator<string> {
  const middle = top + shape.bar / 2;
  for (const { spawn, ready, imported, exit } of lives) {
    const begin = toX(shape, spawn);
    const able = toX(shape, imported ?? ready ?? exit ?? shape.to);
    const end = toX(shape, exit ?? shape.to);
    yield rect('life', begin, middle - 2, able - begin, 4);
    yield rect('life', able, middle - 0.5, end - able, 1);
    if (exit !== null && exit < shape.to) {
      yield rect('life', end - 1, top, 2, shape.bar);
    }
  }
}

function bar(store: RunStore, each: Lane, i: number, top: number, shape: Frame): string {
  const index = each.tasks[i] as number;
  const status = each.status[i] as number;
  const [from, to] = [each.start[i] as number, each.end[i] as number];
  const x = toX(shape, from);
  const width = Math.max(1, toX(shape, to) - x - 0.5);
  const bad = isFailure(status);
  const words = l10n.t(
    '#{0} ({1}): {2}, ran {3}',
    index,
    previewArgs(store.args.at(index) ?? '[]', 80),
    String(STATUSES[status]),
    duration(to - from),
  );
  const label = String(index);
  const fits = !bad && shape.bar >= 11 && label.length * LETTER + 8 < width;
  return [
    `<g><title>${escaped(words)}</title>`,
    rect(bad ? 'fail' : 'run', x, top, width, shape.bar, ' rx="1.5"'),
    bad
      ? `<rect fill="url(#stripes)" x="${px(x)}" y="${px(top)}" width="${px(width)}" height="${shape.bar}"/>`
      : '',
    fits ? text('in', x + 4, top + shape.bar / 2 + 4, label) : '',
    '</g>',
  ].join('');
}

/** An outline around neighbours of one chunk. */
function* chunks(store: RunStore, each: Lane, top: number, shape: Frame): Generator<string> {
  const { chunk } = store.tasks.data;
  const chunkAt = (i: number) => (i < each.tasks.length ? (chunk[each.tasks[i] as number] as number) : -1);
  for (let first = 0; first < each.tasks.length; ) {
    let next = first + 1;
    while (chunkAt(first) >= 0 && chunkAt(next) === chunkAt(first)) {
      next++;
    }
    if (next - first > 1) {
      const x = toX(shape, each.start[first] as number);
      yield rect('chunk', x - 1, top - 1, toX(shape, each.end[next - 1] as number) - x + 2, shape.bar + 2);
    }
    first = next;
  }
}

/** As one path: per px a column as high as the px is busy; failures are on top of them, to be noticed. */
function* columns(each: Lane, top: number, shape: Frame, width: number): Generator<string> {
  const { busy, failed, count } = bin(busySums(each), shape.from, shape.to, width);
  const bottom = top + shape.bar;
  let path = '';
  let marks = '';
  for (let x = 0; x < width; x++) {
    const left = shape.left + x;
    if ((count[x] as number) > 0) {
      const high = Math.max(1, (busy[x] as number) * shape.bar);
      path += `M${left} ${px(bottom)}v-${px(high)}h1v${px(high)}z`;
    }
    if ((failed[x] as number) > 0) {
      marks += `M${px(left - 0.5)} ${px(top)}h2v${px(shape.bar)}h-2z`;
    }
  }
  yield `<path class="run" d="${path}"/>`;
  yield marks === '' ? '\n' : `<path class="fail" d="${marks}"/>\n`;
}
