import type { RecordPatch } from './patch.js';

const KINDS = {
  f64: Float64Array,
  f32: Float32Array,
  i32: Int32Array,
  u32: Uint32Array,
  i16: Int16Array,
  u8: Uint8Array,
} as const;
type Kind = keyof typeof KINDS;
type Column = InstanceType<(typeof KINDS)[Kind]>;

/** The parts of a patch that are made of columns; the others are plain data already. */
const TABLES = ['tasks', 'args', 'outcomes', 'caller', 'callbacks'] as const;

/**
 * A patch as JSON, for where no structured clone reaches: its columns are lists of numbers, times to a ten-thousandth
 * of a millisecond, null where there is none.
 */
export function toPortable(patch: RecordPatch): string {
  const plain: Record<string, unknown> = { ...patch };
  for (const name of TABLES) {
    if (patch[name]) {
      plain[name] = write(patch[name]);
    }
  }
  return JSON.stringify(plain);
}

function write(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) {
    const column = value as Column;
    const kind = (Object.keys(KINDS) as Kind[]).find((name) => column instanceof KINDS[name]);
    return [kind, Array.from(column, (x) => Math.round(x * 10_000) / 10_000)];
  }
  return Array.isArray(value) || typeof value !== 'object' || value === null ? value : mapped(value, write);
}

/** @param json - as `toPortable` writes it @throws SyntaxError when it is no JSON */
export function fromPortable(json: string): RecordPatch {
  const plain = JSON.parse(json) as Record<string, unknown>;
  for (const name of TABLES) {
    if (plain[name]) {
      plain[name] = mapped(plain[name], (part, key) => (key === 'texts' ? part : read(part)));
    }
  }
  return plain as RecordPatch;
}

function read(value: unknown): unknown {
  if (Array.isArray(value)) {
    const [kind, numbers] = value as [Kind, (number | null)[]];
    return new KINDS[kind](numbers.map((x) => x ?? Number.NaN));
  }
  return mapped(value as object, read);
}

function mapped(object: object, change: (value: unknown, key: string) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]));
}
