import { ACTS, CALM, HOLDS, PLAIN } from './acts.mjs';
import { userModule } from './module.mjs';
import { Random } from './random.mjs';
import { CHUNKED, giveInputs, MODES, SOURCE_NAMES } from './sources.mjs';
import { wrongRequest } from './wrongRequests.mjs';

/** ms per task in programs whose tasks may have no end: long for all others, on a busy machine, too. */
const TIMEOUT = 1200;

/** Kinds of programs; one that stands here twice comes twice as often. */
const KINDS = [
  'calm',
  'calm',
  'calm',
  'fatal',
  'fatal',
  'fatal',
  'endless tasks',
  'late',
  'rude',
  'cancelled',
  'cancelled',
  'endless',
  'cancelled late',
  'wrong',
];

/**
 * A program for the command line: a user's folder, the arguments of `poolscope run`, and what is asked of it.
 *
 * @param {number} seed
 * @param {string} folder - where it will be
 */
export function runProgram(seed, folder) {
  const random = new Random(seed);
  const kind = random.pick(KINDS);
  const ran = `${folder}/ran`;
  const held = `${folder}/held`;
  const workerType = random.pick(['thread', 'process']);
  const mode = random.pick(kind === 'endless' ? ['imap', 'imap_unordered'] : MODES);
  const whats = tasks(random, { kind, workerType });
  const source = random.pick(SOURCE_NAMES);
  const given = giveInputs(random, { source: kind === 'endless' ? 'list' : source, mode, whats });
  const options = poolOptions(random, { kind, mode });
  const { file, name, text } = userModule(random, { ran, held });
  const more = kind === 'endless' ? endless(given.inputs) : given.more;
  const files = { ...given.files, [file]: text + (more ? more(file.endsWith('.cjs')) : '') };
  const asked = { seed, kind, mode, workerType, whats, taskArgs: given.taskArgs, ran, held, ...options };
  const args = [
    file,
    name,
    '--mode',
    mode,
    '--worker-type',
    workerType,
    ...given.args,
    ...optionArgs(options),
    '--json',
  ];
  const program = { args, files, input: given.input, asked };
  return kind === 'wrong' ? wrongRequest(random, program) : program;
}

/** What each of the tasks is to do. */
function tasks(random, { kind, workerType }) {
  const isCancelled = isCut(kind);
  const count = isCancelled
    ? random.int(3, 14)
    : random.int(kind !== 'wrong' && random.chance(0.08) ? 0 : 1, 20);
  const may = ({ only }) => (only ?? workerType) === workerType;
  const calm = CALM.filter(may);
  const whats = Array.from({ length: count }, () =>
    random.chance(0.4) ? random.pick(PLAIN) : random.pick(calm).what,
  );
  const some = specials(kind).filter(may);
  for (
    let left = Math.min(count, random.int(1, kind === 'endless tasks' ? 2 : 4));
    left > 0 && some.length > 0;
    left--
  ) {
    whats[random.int(0, count - 1)] = random.pick(some).what;
  }
  if (isCancelled) {
    whats[random.int(0, count - 1)] = kind === 'cancelled late' ? 'do: mark' : random.pick(HOLDS);
  }
  return whats;
}

/** The acts that make a program one of its kind. */
function specials(kind) {
  switch (kind) {
    case 'fatal':
      return ACTS.filter(({ fatal, needs }) => fatal === 'now' && !needs);
    case 'endless tasks':
      return ACTS.filter(({ needs }) => needs === 'timeout');
    case 'late':
      return ACTS.filter(({ fatal }) => fatal === 'late');
    case 'rude':
      return ACTS.filter(({ fatal }) => fatal === 'rude');
    default:
      return [];
  }
}

function poolOptions(random, { kind, mode }) {
  const chunksize = CHUNKED.includes(mode) ? random.pick([undefined, 1, 2, 5, 'auto']) : undefined;
  return {
    workers: random.int(1, 3),
    chunksize,
    timeout: kind === 'endless tasks' || kind === 'rude' ? TIMEOUT : undefined,
    maxtasksperchild: random.chance(0.15) ? random.int(1, 3) : undefined,
    quiet: random.chance(0.3),
  };
}

function optionArgs({ workers, chunksize, timeout, maxtasksperchild, quiet }) {
  const numbers = { workers, chunksize, timeout, maxtasksperchild };
  const args = Object.entries(numbers).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, `${value}`],
  );
  return quiet ? [...args, '--quiet'] : args;
}

/** Inputs that go on for ever after those that were asked for. */
function endless(inputs) {
  const after = JSON.stringify(inputs.length);
  return (isCommonJs) =>
    `${isCommonJs ? '' : 'export '}async function* given() { yield* ${JSON.stringify(inputs)}; for (let i = ${after}; ; i++) yield [i, 'give: whole']; }${isCommonJs ? '\nmodule.exports.given = given;' : ''}\n`;
}

/** Whether the programs of a kind get a signal: once a task says that it waits for it, or has run. */
export function isCut(kind) {
  return ['cancelled', 'endless', 'cancelled late'].includes(kind);
}
