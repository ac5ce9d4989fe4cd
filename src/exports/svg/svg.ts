import * as l10n from '@vscode/l10n';
import { callerLane, callerSummary } from '../../profile/callerLane.js';
import { now, pictureStart } from '../../profile/clock.js';
import { count, counted, duration, inUnit, timeUnit } from '../../profile/format.js';
import { allInSteps } from '../../profile/metrics.js';
import { sentence } from '../../profile/sentence.js';
import type { RunStore } from '../../record/store.js';
import { givingWay } from '../givingWay.js';
import { CALLER_HEIGHT, escaped, type Frame, frame, px, rect, text, toX } from './frame.js';
import { lane } from './lane.js';
import { type PictureTheme, style } from './style.js';

const WIDTH = 1200;
/** An axis has about one time in so many px. */
const SPACING = 110;

/**
 * A picture of the timeline: a lane for the caller and one per worker. Of a lane with more tasks than pixels, each
 * pixel shows how busy the worker was in it, and the picture says how many tasks that are.
 *
 * @param theme - colours: those of whoever looks at it when left out
 */
export function* toSvg(store: RunStore, theme: PictureTheme = 'auto'): Generator<string> {
  const { all, numbers } = yield* givingWay(allInSteps(store));
  const end = Math.max(now(store), 0.01);
  const shape = frame(all, pictureStart(store, end), end, WIDTH);
  const title = l10n.t(
    '{0}: {1} over {2}',
    store.header.function.name,
    store.header.mode,
    counted(store.tasks.length, 'input'),
  );
  const says = sentence(store, numbers);
  yield `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${shape.height}" viewBox="0 0 ${WIDTH} ${shape.height}" role="img" aria-labelledby="title says">\n`;
  yield `<title id="title">${escaped(title)}</title><desc id="says">${escaped(says)}</desc>\n<style>${style(theme)}</style>\n`;
  yield '<defs><pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch" stroke-width="2" d="M0 0V6"/></pattern></defs>\n';
  yield rect('back', 0, 0, WIDTH, shape.height);
  yield `\n${text('head', 16, 26, title)}\n${text('muted', 16, 45, says)}\n`;
  yield* axis(shape);
  yield* caller(store, shape);
  let density = 1;
  for (const [place, each] of all.entries()) {
    density = Math.max(density, yield* lane(store, each, place, shape));
  }
  yield* foot(store, shape, density);
  yield '</svg>\n';
}

function* axis(shape: Frame): Generator<string> {
  const { left, right, from, to, callerTop, height } = shape;
  const unit = timeUnit(Math.max(Math.abs(from), Math.abs(to)));
  const step = roundStep((to - from) / ((right - left) / SPACING));
  const digits = Math.max(0, Math.ceil(-Math.log10(step / unit.ms) - 1e-9));
  for (let n = Math.ceil(from / step); n * step <= to; n++) {
    const at = n * step;
    const x = px(Math.round(toX(shape, at)) + 0.5);
    yield `<path class="line" d="M${x} ${callerTop - 4}V${height - 36}"/>`;
    const words = `${inUnit(at, { ...unit, digits })} ${unit.name}`;
    yield `${text('muted', Number(x), callerTop - 9, words, ' text-anchor="middle"')}\n`;
  }
}

/** The least of 1, 2, 5, 10, 20 … that is not below `step`. */
function roundStep(step: number): number {
  const ten = 10 ** Math.floor(Math.log10(step));
  return ([1, 2, 5].find((by) => by * ten >= step * 0.999) ?? 10) * ten;
}

function* caller(store: RunStore, shape: Frame): Generator<string> {
  const { callerTop, left, right, from, to } = shape;
  yield text('', left - 8, callerTop + 14, l10n.t('caller'), ' text-anchor="end"');
  const middle = callerTop + CALLER_HEIGHT / 2;
  yield rect('free', toX(shape, Math.max(0, from)), middle - 1, right - toX(shape, Math.max(0, from)), 2);
  const { start, end } = callerLane(callerSummary(store), from, to, (to - from) / (right - left));
  for (let i = 0; i < start.length; i++) {
    const x = toX(shape, start[i] as number);
    yield rect('wait', x, callerTop + 3, toX(shape, end[i] as number) - x, CALLER_HEIGHT - 6);
  }
  let last = -1;
  for (const at of store.callbacks.column('at')) {
    const x = Math.round(toX(shape, at));
    if (x !== last) {
      last = x;
      const bottom = callerTop + CALLER_HEIGHT + 2;
      yield `<path class="callback" d="M${x} ${bottom - 9}l4 9h-8z"/>`;
    }
  }
  yield '\n';
}

function* foot(store: RunStore, shape: Frame, density: number): Generator<string> {
  const y = shape.height - 14;
  const { chunksize } = store.header.pool;
  const legend: [string, string, boolean][] = [
    ['run', l10n.t('task ran'), true],
    ['fail', l10n.t('task failed'), true],
    ['life', l10n.t('worker starts'), store.workers.length > 0],
    ['wait', l10n.t('caller waits'), store.caller.length > 0],
    ['callback', l10n.t('callback'), store.callbacks.length > 0],
  ];
  let x = shape.left;
  for (const [kind, words, present] of legend) {
    if (present) {
      yield rect(kind, x, y - 9, 12, 9);
      yield text('muted', x + 17, y, words);
      x += 34 + widthOf(words);
    }
  }
  const notes = [
    density > 1
      ? l10n.t('1 px = {0} tasks: the height of a column is the share of time in tasks', count(density))
      : '',
    density <= 1 && typeof chunksize === 'number' && chunksize > 1
      ? l10n.t('outlined: chunks of {0}', chunksize)
      : '',
    duration(store.header.wall),
  ];
  yield `${text('muted', shape.right, y, notes.filter(Boolean).join(' · '), ' text-anchor="end"')}\n`;
}

/** About how wide words are drawn, in px. */
function widthOf(words: string): number {
  return [...words].reduce((sum, sign) => sum + (sign > '\u2fff' ? 12 : 6.6), 0);
}
