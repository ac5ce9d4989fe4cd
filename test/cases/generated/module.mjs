import module from 'node:module';
import { fileURLToPath } from 'node:url';

const ACT = fileURLToPath(new URL('./worker/act.cjs', import.meta.url));

/** Takes an input apart, whatever form it came in. */
const READ = `function read(first, second) {
  if (typeof first === 'string') {
    const [i, what] = first.split('|');
    return [Number(i), what];
  }
  if (Array.isArray(first)) return first;
  if (typeof first === 'object') return [Number(first.i), first.what];
  return [first, typeof second === 'string' ? second : second.what];
}`;

const CALL = 'act(...read(...given))';

/** Before this, Node.js reaches exported functions of JavaScript only. */
const REACHES_ALL = 'registerHooks' in module;

/** Ways to have a function in an ES module: its text, and the name that it is run by. */
const IN_MODULES = [
  ['f', `export function f(...given) { return ${CALL}; }`],
  ['f', `export async function f(...given) { return ${CALL}; }`],
  ['f', `export const f = (...given) => ${CALL};`],
  ['f', `function f(...given) { return ${CALL}; }`],
  ['default', `export default function (...given) { return ${CALL}; }`],
  ['g', `function f(...given) { return ${CALL}; }\nexport { f as g };`],
  ['tools.f', `export const tools = { f(...given) { return ${CALL}; } };`],
  [
    'Tools.f',
    `export class Tools { static f(...given) { return this.act(...read(...given)); } static act = act; }`,
  ],
  [
    'f',
    `const wrapped = (fn) => (...given) => fn(...given);\nexport const f = wrapped((...given) => ${CALL});`,
  ],
];

const IN_COMMONJS = [
  ['f', `exports.f = function (...given) { return ${CALL}; };`],
  ['f', `async function f(...given) { return ${CALL}; }\nmodule.exports = { f };`],
  ['f', `function f(...given) { return ${CALL}; }`],
  ['tools.f', `exports.tools = { f: (...given) => ${CALL} };`],
];

/** Each with text that only its kind of file can have. */
const FORMATS = {
  mjs: { forms: IN_MODULES, head: `import actor from ${JSON.stringify(ACT)};`, take: 'actor.actor' },
  cjs: { forms: IN_COMMONJS, head: `const actor = require(${JSON.stringify(ACT)});`, take: 'actor.actor' },
  mts: {
    forms: IN_MODULES,
    head: `import actor from ${JSON.stringify(ACT)};\ntype Given = [number, string];\nconst none: Given | null = null;`,
    take: 'actor.actor',
  },
  ts: {
    forms: IN_MODULES,
    head: `import actor from ${JSON.stringify(ACT)};\nenum Kind { One = 1 }\nconst kind: Kind = Kind.One;`,
    take: 'actor.actor',
  },
};

/**
 * A file of a user's with one function in it.
 *
 * @param {import('./random.mjs').Random} random
 * @param {{ ran: string, held: string, more?: string, formats?: string[] }} options - the files that its tasks write; more text of its own
 * @returns {{ file: string, name: string, text: string }}
 */
export function userModule(random, { ran, held, more = '', formats = Object.keys(FORMATS) }) {
  const format = random.pick(REACHES_ALL ? formats : ['mjs', 'cjs']);
  const { forms, head, take } = FORMATS[format];
  const [name, form] = random.pick(REACHES_ALL ? forms : forms.filter(([, text]) => text.includes('export')));
  const act = `const act = ${take}(${JSON.stringify(ran)}, ${JSON.stringify(held)});`;
  return { file: `work.${format}`, name, text: `${[head, act, READ, form, more].join('\n')}\n` };
}
