/** Deeper texts break who walks through them; ours are cut long before. */
const DEEPEST = 2000;

/** Around the current value, outermost first: 1 is an object, 0 a list. */
const open = new Uint8Array(DEEPEST);

/**
 * Whether some bytes are exactly one JSON value (RFC 8259), without making it: texts of a run file stand in the JSON that is
 * exported as they are, so one that is less or more than a value would be told as something else.
 */
function isOneJson(bytes: Uint8Array, from: number, to: number): boolean {
  let at = from;
  let depth = 0;
  for (;;) {
    at = blank(bytes, at, to);
    const sign = at < to ? bytes[at] : 0;
    if (sign === 0x5b || sign === 0x7b) {
      const isObject = sign === 0x7b;
      at = blank(bytes, at + 1, to);
      const isEmpty = at < to && bytes[at] === (isObject ? 0x7d : 0x5d);
      if (!isEmpty) {
        if (depth === DEEPEST) {
          return false;
        }
        open[depth++] = isObject ? 1 : 0;
        at = isObject ? key(bytes, at, to) : at;
        if (at < 0) {
          return false;
        }
        continue;
      }
      at++;
    } else {
      at = scalar(bytes, at, to, sign as number);
      if (at < 0) {
        return false;
      }
    }
    // After a value: what is around it ends, or goes on.
    for (;;) {
      at = blank(bytes, at, to);
      if (depth === 0) {
        return at === to;
      }
      const next = at < to ? bytes[at] : 0;
      const isObject = open[depth - 1] === 1;
      if (next === 0x2c) {
        at = isObject ? key(bytes, blank(bytes, at + 1, to), to) : at + 1;
        if (at < 0) {
          return false;
        }
        break;
      }
      if (next !== (isObject ? 0x7d : 0x5d)) {
        return false;
      }
      depth--;
      at++;
    }
  }
}

function blank(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const sign = bytes[at] as number;
    if (sign > 0x20 || (sign !== 0x20 && sign !== 0x0a && sign !== 0x0d && sign !== 0x09)) {
      break;
    }
    at++;
  }
  return at;
}

/** A key and its colon. @returns where its value begins; -1: it is none */
function key(bytes: Uint8Array, from: number, to: number): number {
  if (from >= to || bytes[from] !== 0x22) {
    return -1;
  }
  const end = string(bytes, from, to);
  const colon = end < 0 ? to : blank(bytes, end, to);
  return colon < to && bytes[colon] === 0x3a ? colon + 1 : -1;
}

/** @returns where a text, a number or a word ends; -1: it is none */
function scalar(bytes: Uint8Array, at: number, to: number, sign: number): number {
  switch (sign) {
    case 0x22:
      return string(bytes, at, to);
    case 0x74:
      return word(bytes, at, to, 'true');
    case 0x66:
      return word(bytes, at, to, 'false');
    case 0x6e:
      return word(bytes, at, to, 'null');
    default:
      return number(bytes, at, to);
  }
}

function word(bytes: Uint8Array, from: number, to: number, text: string): number {
  if (from + text.length > to) {
    return -1;
  }
  for (let i = 0; i < text.length; i++) {
    if (bytes[from + i] !== text.charCodeAt(i)) {
      return -1;
    }
  }
  return from + text.length;
}

function string(bytes: Uint8Array, from: number, to: number): number {
  for (let at = from + 1; at < to; at++) {
    const sign = bytes[at] as number;
    if (sign === 0x22) {
      return at + 1;
    }
    if (sign < 0x20) {
      return -1;
    }
    if (sign === 0x5c) {
      at++;
      const escaped = at < to ? (bytes[at] as number) : 0;
      if (escaped === 0x75) {
        for (let i = 0; i < 4; i++) {
          at++;
          if (at >= to || !isHex(bytes[at] as number)) {
            return -1;
          }
        }
      } else if (!ESCAPED.includes(escaped)) {
        return -1;
      }
    }
  }
  return -1;
}

/** `"\/bfnrt` */
const ESCAPED: readonly number[] = [0x22, 0x5c, 0x2f, 0x62, 0x66, 0x6e, 0x72, 0x74];

function isHex(sign: number): boolean {
  return (sign >= 0x30 && sign <= 0x39) || ((sign | 0x20) >= 0x61 && (sign | 0x20) <= 0x66);
}

function number(bytes: Uint8Array, from: number, to: number): number {
  let at = from < to && bytes[from] === 0x2d ? from + 1 : from;
  const whole = digits(bytes, at, to);
  if (whole === at || (bytes[at] === 0x30 && whole > at + 1)) {
    return -1;
  }
  at = whole;
  if (at < to && bytes[at] === 0x2e) {
    const end = digits(bytes, at + 1, to);
    if (end === at + 1) {
      return -1;
    }
    at = end;
  }
  if (at < to && ((bytes[at] as number) | 0x20) === 0x65) {
    const signed = at + 1 < to && (bytes[at + 1] === 0x2b || bytes[at + 1] === 0x2d);
    const first = at + (signed ? 2 : 1);
    const end = digits(bytes, first, to);
    if (end === first) {
      return -1;
    }
    at = end;
  }
  return at;
}

function digits(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && (bytes[at] as number) >= 0x30 && (bytes[at] as number) <= 0x39) {
    at++;
  }
  return at;
}

/**
 * Whether texts that stand one after the other are a JSON value each.
 *
 * @param sizes - of each its bytes; `absent`: there is none
 * @param lists - whether each must be a list
 */
export function areJson(bytes: Uint8Array, sizes: Uint32Array, absent: number, lists: boolean): boolean {
  let at = 0;
  for (let i = 0; i < sizes.length; i++) {
    const size = sizes[i] as number;
    if (size !== absent) {
      const end = at + size;
      // Most are a number, or a list of one.
      const isList = size > 2 && bytes[at] === 0x5b && bytes[end - 1] === 0x5d;
      const first = isList ? at + 1 : at;
      const last = isList ? end - 1 : end;
      const isWhole =
        digits(bytes, first, last) === last && first < last && (bytes[first] !== 0x30 || last === first + 1);
      if ((!isWhole && !isOneJson(bytes, at, end)) || (lists && bytes[at] !== 0x5b)) {
        return false;
      }
      at = end;
    }
  }
  return true;
}
