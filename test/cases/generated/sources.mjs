/** The modes of which a call has many arguments. */
export const MANY_ARGUMENTS = ['apply', 'apply_async', 'starmap', 'starmap_async'];
/** The modes that have chunks. */
export const CHUNKED = ['map', 'starmap', 'map_async', 'starmap_async', 'imap', 'imap_unordered'];
export const LISTS = ['map', 'starmap', 'map_async', 'starmap_async'];
export const MODES = [...CHUNKED, 'apply', 'apply_async'];

/** Forms of one input. */
const FORMS = {
  list: (i, what) => [i, what],
  object: (i, what) => ({ i, what }),
  text: (i, what) => `${i}|${what}`,
  call: (i, what) => ({ args: [i, what] }),
  keywords: (i, what) => ({ args: [i], kwds: { what } }),
};

/** Where inputs come from: what is given to the command, and which forms it can hold. */
const SOURCES = {
  expression: {
    forms: Object.keys(FORMS),
    give: (inputs) => ({ args: ['--inputs', JSON.stringify(inputs)] }),
  },
  json: { forms: Object.keys(FORMS), give: (inputs) => fileOf('in.json', JSON.stringify(inputs)) },
  jsonl: {
    forms: Object.keys(FORMS),
    give: (inputs) => fileOf('in.jsonl', lines(inputs.map((each) => JSON.stringify(each)))),
  },
  csv: {
    forms: ['object'],
    arrives: ({ i, what }) => ({ i: `${i}`, what }),
    give: (inputs) => fileOf('in.csv', lines(['i,what', ...inputs.map(({ i, what }) => `${i},"${what}"`)])),
  },
  txt: { forms: ['text'], give: (inputs) => fileOf('in.txt', lines(inputs)) },
  stdin: {
    forms: Object.keys(FORMS),
    give: (inputs) => ({
      args: ['--inputs-from', '-'],
      input: lines(inputs.map((each) => JSON.stringify(each))),
    }),
  },
  list: {
    forms: Object.keys(FORMS),
    give: (inputs) => exported((name) => `const ${name} = ${JSON.stringify(inputs)};`),
  },
  generator: {
    forms: Object.keys(FORMS),
    give: (inputs) => exported((name) => `function* ${name}() { yield* ${JSON.stringify(inputs)}; }`),
  },
  'async generator': {
    forms: Object.keys(FORMS),
    give: (inputs) =>
      exported(
        (name) =>
          `async function* ${name}() { for (const each of ${JSON.stringify(inputs)}) { await null; yield each; } }`,
      ),
  },
};

export const SOURCE_NAMES = Object.keys(SOURCES);

/**
 * Gives inputs to the command line.
 *
 * @param {import('./random.mjs').Random} random
 * @param {{ source: string, mode: string, whats: string[] }} asked - what each task is to do, in order
 * @returns the inputs; the arguments of the command; files; text for its standard input, and for the user's file; and each task's arguments as the record
 * has them
 */
export function giveInputs(random, { source, mode, whats }) {
  const { forms, give, arrives = (input) => input } = SOURCES[source];
  const isMany = MANY_ARGUMENTS.includes(mode);
  const form = random.pick(forms.filter((each) => isMany || !['call', 'keywords'].includes(each)));
  const inputs = whats.map((what, i) => FORMS[form](i, what));
  return {
    inputs,
    files: {},
    ...give(inputs),
    taskArgs: inputs.map((input) => taskArgs(arrives(input), isMany)),
  };
}

function taskArgs(input, isMany) {
  if (!isMany) {
    return [input];
  }
  if (Array.isArray(input)) {
    return input;
  }
  return input.args ? [...input.args, ...(input.kwds ? [input.kwds] : [])] : [input];
}

function fileOf(name, text) {
  return { args: ['--inputs-from', name], files: { [name]: text } };
}

/** @param declare - gives the text that declares a name */
function exported(declare) {
  return {
    args: ['--inputs-export', 'given'],
    more: (isCommonJs) =>
      isCommonJs ? `${declare('given')}\nmodule.exports.given = given;` : `export ${declare('given')}`,
  };
}

function lines(list) {
  return list.map((line) => `${line}\n`).join('');
}
