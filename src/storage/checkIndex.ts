import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import type { OutputLine, WorkerLife } from '../record/schema.js';

const size = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const INDEX = v.object({
  header: v.looseObject({}),
  rows: v.object({ tasks: size, caller: size, callbacks: size }),
  sections: v.pipe(
    v.array(v.object({ name: v.string(), bytes: size, count: v.optional(size) })),
    v.maxLength(1000),
  ),
});

/** No row of any table is shorter than its one time. */
const LEAST_ROW = 8;

/**
 * Whether an index fits the payload it begins: rows and texts that it only claims would be given memory.
 *
 * @param length - bytes of the payload
 * @throws ValiError or RangeError when it does not
 */
export function checkIndex(index: unknown, length: number): void {
  const { rows, sections } = v.parse(INDEX, index);
  for (const [table, count] of Object.entries(rows)) {
    if (count * LEAST_ROW > length) {
      throw new RangeError(l10n.t('it has no room for {0} rows of {1}', count, table));
    }
  }
  for (const { name, bytes, count = 0 } of sections) {
    if (count * 4 > bytes) {
      throw new RangeError(l10n.t('section {0} has no room for {1} texts', name, count));
    }
  }
}

const place = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(32_767));
const time = v.nullable(v.number());

const LIFE = v.object({
  worker: place,
  osId: v.nullable(v.number()),
  spawn: v.number(),
  ready: time,
  imported: time,
  exit: time,
  reason: v.nullable(v.string()),
  loop: v.optional(v.object({ active: v.number(), idle: v.number() })),
  gc: v.optional(v.object({ time: v.number(), count: v.number() })),
  profile: v.optional(v.string()),
});

const LINE = v.object({
  at: v.number(),
  worker: v.nullable(v.number()),
  index: v.nullable(v.number()),
  stream: v.picklist(['stdout', 'stderr']),
  text: v.string(),
});

/** @throws ValiError when something is no `WorkerLife` */
export function checkedLife(life: unknown): WorkerLife {
  v.parse(LIFE, life);
  return life as WorkerLife;
}

/** @throws ValiError when something is no `OutputLine` */
export function checkedLine(line: unknown): OutputLine {
  v.parse(LINE, line);
  return line as OutputLine;
}
