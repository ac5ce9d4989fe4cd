// biome-ignore-all lint/suspicious/noSparseArray: a hole is a value, too
// What functions of generated programs give, and how the record writes it (docs/record.md). `json` is missing where it cannot be sent.

class Point {
  constructor(x) {
    this.x = x;
    this.y = [x];
  }
  get length() {
    return 2;
  }
}

/** A value inside so many others. */
function nested(levels, value) {
  return levels === 0 ? value : { in: nested(levels - 1, value) };
}

/** A list of linked nodes: deeper than one side may be able to read. */
function linked(length) {
  let head = null;
  for (let i = length; i > 0; i--) {
    head = { value: i, next: head };
  }
  return head;
}

const tagged = ($type, value) => ({ $type, value });

exports.VALUES = {
  number: { make: (i) => i * 1.5, json: (i) => i * 1.5 },
  whole: { make: (i) => i, json: (i) => i },
  string: { make: (i) => `é€\u2028${i}`, json: (i) => `é€\u2028${i}` },
  'long string': { make: (i) => `${i}`.repeat(50_000), json: (i) => `${i}`.repeat(50_000) },
  boolean: { make: (i) => i % 2 === 0, json: (i) => i % 2 === 0 },
  null: { make: () => null, json: () => null },
  undefined: { make: () => undefined, json: () => ({ $type: 'undefined' }) },
  bigint: { make: (i) => 2n ** 64n + BigInt(i), json: (i) => tagged('bigint', `${2n ** 64n + BigInt(i)}`) },
  NaN: { make: () => Number.NaN, json: () => tagged('number', 'NaN') },
  '-0': { make: () => -0, json: () => tagged('number', '-0') },
  list: { make: (i) => [i, [i]], json: (i) => [i, [i]] },
  holes: { make: (i) => [i, , undefined], json: (i) => [i, { $type: 'undefined' }, { $type: 'undefined' }] },
  object: { make: (i) => ({ i, of: { i } }), json: (i) => ({ i, of: { i } }) },
  typed: { make: () => ({ $type: 'mine' }), json: () => tagged('object', { $type: 'mine' }) },
  deep: { make: (i) => nested(100, i), json: (i) => nested(100, i) },
  date: { make: (i) => new Date(i * 1000), json: (i) => tagged('date', new Date(i * 1000).toISOString()) },
  map: { make: (i) => new Map([[i, 'a']]), json: (i) => tagged('map', [[i, 'a']]) },
  set: { make: (i) => new Set([i]), json: (i) => tagged('set', [i]) },
  regexp: { make: () => /a\/+/gi, json: () => tagged('regexp', '/a\\/+/gi') },
  bytes: { make: (i) => Uint8Array.of(i % 256), json: (i) => tagged('Uint8Array', base64([i % 256])) },
  buffer: { make: (i) => Buffer.from([i % 256]), json: (i) => tagged('Uint8Array', base64([i % 256])) },
  arraybuffer: { make: () => new ArrayBuffer(3), json: () => tagged('arraybuffer', base64([0, 0, 0])) },
  instance: { make: (i) => new Point(i), json: (i) => ({ x: i, y: [i] }) },
  circular: { make: (i) => circle(i), json: (i) => ({ i, self: { $type: 'circular', up: 1 } }) },
  error: {
    make: (i) => new RangeError(`given ${i}`),
    json: (i) => ({ $type: 'error', name: 'RangeError', message: `given ${i}` }),
  },
  function: { make: (i) => () => i },
  symbol: { make: () => Symbol('s') },
  'weak map': { make: () => new WeakMap() },
  generator: { make: () => (function* () {})() },
  'promise inside': { make: (i) => ({ i, later: Promise.resolve(i) }) },
  'function inside': { make: (i) => [{ i, call() {} }] },
  proxy: { make: () => new Proxy({}, {}) },
  url: { make: (i) => new URL(`https://example.org/${i}`) },
  // Threads can hand it over.
  blob: {
    make: (i) => ({ i, blob: new Blob(['x']) }),
    mayBe: (i) => ({ i, blob: { $type: 'opaque', preview: 'Blob' } }),
  },
  headers: { make: () => new Headers({ a: 'b' }) },
  linked: { make: () => linked(2000), mayBe: () => undefined },
};

function circle(i) {
  const circle = { i };
  circle.self = circle;
  return circle;
}

function base64(bytes) {
  return Buffer.from(bytes).toString('base64');
}
