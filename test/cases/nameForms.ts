import * as fc from 'fast-check';

/** The ways in which files give functions away. `NAME` is one that nothing else in the file has, `KEY` any property. */
const FORMS = {
  mjs: [
    'export function NAME(n) { return n + 1; }',
    'export const NAME = (n) => n * 2;',
    'export async function NAME(n) { return n; }',
    'export function* NAME(n) { yield n; }',
    'function NAME_(n) { return n; }\nexport { NAME_ as NAME, NAME_ as "a name of NAME" };',
    'export const NAME = { [KEY]: (n) => n, other: { [KEY](n) { return n + 2; } }, plain: 5 };',
    'export const NAME = { get [KEY]() { return (n) => n + 3; }, set x(v) {}, async *gen() {} };',
    'const NAME_key = KEY;\nexport const NAME = { [NAME_key]: (n) => n };',
    'const NAME_base = { [KEY]: (n) => n };\nexport const NAME = { ...NAME_base, more: NAME_base };',
    'export const NAME = ((seen) => function NAME(n) { return (seen[n] ??= n * n); })({});',
    'const NAME_wrap = (f, by = 1) => (...args) => f(...args) + by;\nexport const NAME = NAME_wrap(NAME_wrap((n) => n));',
    'function NAME_wrap(f) { if (f.length > 5) { return f; }\n  const inner = (n) => f(n);\n  return inner; }\nexport const NAME = NAME_wrap((n) => n);',
    'function NAME_run(f) { return f(2); }\nexport const NAME = NAME_run((n) => n);',
    'const NAME_make = () => ({ [KEY]: (n) => n, n: 5, deep: { f(n) { return n; } } });\nexport const NAME = NAME_make();',
    'const NAME_load = async () => (n) => n + 4;\nexport const NAME = await NAME_load();',
    'export const NAME = (function (n) { return n + this.by; }).bind({ by: 5 });',
    'export const { NAME, rest: { [KEY]: NAME_2 = (n) => n } } = { NAME: (n) => n, rest: {} };',
    'export const [NAME, , NAME_3] = [(n) => n, 5, (n) => n + 6];',
    'export const NAME = [(n) => n, 5, (n) => -n];',
    'export class NAME { static by = 7; static [KEY](n) { return n + this.by; } static get made() { return (n) => n; } own(n) { return n; } }',
    'export class NAME { static f = (n) => n; static #hidden(n) { return n; } static { this.built = (n) => n + 8; } }\nexport class NAME_2 extends NAME {}',
    'export let NAME;\nNAME = (n) => n + 9;',
    'export const NAME = process.pid > 0 ? (n) => n : (n) => -n;',
    'export const NAME = globalThis.NAME_none ?? ((n) => n);',
    'export const NAME = Math.abs;',
    'export const NAME = Object.assign((n) => n, { [KEY]: (n) => n + 10 });',
    'export const NAME = Object.freeze({ [KEY]: (n) => n });',
    'export { f as NAME } from "./other.mjs";',
    'import { table as NAME_t, f as NAME_f } from "./other.mjs";\nexport const NAME = NAME_t;\nexport { NAME_f };',
    'export * as NAME from "./other.mjs";',
    'import * as NAME_ns from "./other.mjs";\nexport const NAME = { ...NAME_ns, own: NAME_ns.f };',
    'export const NAME = [1, 2].map((n) => n);\nexport const NAME_2 = 5;\nexport const NAME_3 = new Map([[1, () => 1]]);',
  ],
  cjs: [
    'exports.NAME = (n) => n;',
    'module.exports.NAME = function (n) { return n + 1; };',
    'exports.NAME = { [KEY]: (n) => n };',
    'function NAME(n) { return n; }\nexports.NAME = NAME;\nexports[KEY + "NAME"] = NAME;',
    'Object.assign(exports, { NAME: (n) => n, "a NAME": (n) => n + 2 });',
    'Object.defineProperty(exports, "NAME", { enumerable: true, get: function () { return NAME_inner; } });\nfunction NAME_inner(n) { return n; }',
    'const NAME_wrap = (f) => (n) => f(n);\nexports.NAME = NAME_wrap((n) => n);',
    'const { f: NAME_f, table: NAME_t } = require("./other.cjs");\nexports.NAME = NAME_f;\nexports.NAME_t = NAME_t;',
    'exports.NAME = class { static [KEY](n) { return n; } };',
  ],
};

const KEYS = [
  '"list-users"',
  '"a.b"',
  '"two words"',
  '1',
  '"it\'s"',
  '\'say "so"\'',
  '""',
  '"[0]"',
  '"a#b"',
  '`t`',
  '"é"',
  '"\\u202e"',
  '"default"',
  '"constructor"',
  '"line\\nbreak"',
];

/** Files that the forms refer to. */
export const OTHERS = {
  'other.mjs':
    'export const f = (n) => n + 11;\nexport const table = { "a-b": (n) => n, c: { d: f } };\nexport default f;\n',
  'other.cjs': 'exports.f = (n) => n + 12;\nexports.table = { "a-b": (n) => n };\n',
};

/** Files of some forms each, every form at least once. */
export function files(seed: number): Record<string, string> {
  const made: Record<string, string> = {};
  for (const ending of ['mjs', 'cjs'] as const) {
    const forms = fc.sample(fc.shuffledSubarray(FORMS[ending], { minLength: FORMS[ending].length }), {
      seed,
      numRuns: 1,
    })[0] as string[];
    const keys = fc.sample(fc.constantFrom(...KEYS), { seed, numRuns: forms.length });
    const texts = forms.map((form, i) =>
      form.replaceAll('NAME', `name${i}`).replaceAll('KEY', keys[i] as string),
    );
    for (let at = 0; at < texts.length; at += 11) {
      made[`${ending}${seed}_${at}.${ending}`] = `${texts.slice(at, at + 11).join('\n')}\n`;
    }
  }
  return made;
}

/** What `module.exports` can be as a whole, and default exports. */
export const WHOLES = {
  'whole.cjs':
    'const { f } = require("./other.cjs");\nmodule.exports = { f, "list-users": (n) => n, deep: { "x.y": (n) => n }, ...require("./other.cjs") };\nmodule.exports.late = (n) => n;\n',
  'single.cjs': 'module.exports = function (n) { return n; };\nmodule.exports.helper = (n) => n + 1;\n',
  'wrapped.cjs': 'const wrap = (f) => (n) => f(n);\nmodule.exports = wrap((n) => n + 2);\n',
  'object.mjs': 'const f = (n) => n;\nexport default { f, "x-y": (n) => n, own(n) { return n; } };\n',
  'default.mjs': 'export * from "./other.mjs";\nexport default ((by) => (n) => n + by)(3);\n',
  'class.mjs':
    'export default class Tool { static "list-all"(n) { return n; } static made = Tool["list-all"]; }\n',
  'typed.ts':
    'const wrap = <T>(f: (n: T) => T) => (n: T): T => f(n);\nexport const typed = wrap<number>((n) => n + 1);\nexport const table = { "a-b": (n: number): number => n } as const;\nexport type F = () => void;\nexport * from "./inner.js";\n',
  'inner.ts': 'export const inner = (n: number): number => n;\n',
};
