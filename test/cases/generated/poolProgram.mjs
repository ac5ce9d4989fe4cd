import { ACTS, CALM, HOLDS, PLAIN } from './acts.mjs';
import { userModule } from './module.mjs';
import { Random } from './random.mjs';
import { CHUNKED, LISTS, MODES } from './sources.mjs';

/** ms per task in programs whose tasks may have no end. */
const TIMEOUT = 1200;

/** Kinds of programs; one that stands here twice comes twice as often. */
const KINDS = [
  'calm',
  'calm',
  'calm',
  'fatal',
  'fatal',
  'endless tasks',
  'late',
  'rude',
  'memory',
  'cut',
  'cut',
  'cut',
  'cut',
];

/** When a program cuts its calls short, and how. */
const MOMENTS = ['at once', 'in a tick', 'when held', 'at the first result', 'in a callback'];
const CUTS = ['terminate', 'terminate twice', 'abort', 'abort, then terminate', 'close', 'leave'];

/**
 * A program that uses the library: a pool's options, calls, and what happens to them.
 *
 * @param {number} seed
 * @param {string} folder - where its file will be
 */
export function poolProgram(seed, folder) {
  const random = new Random(seed);
  const kind = random.pick(KINDS);
  const workerType = kind === 'memory' ? 'thread' : random.pick(['thread', 'thread', 'process']);
  const [ran, held] = [`${folder}/ran`, `${folder}/held`];
  const cut = kind === 'cut' ? { how: random.pick(CUTS), when: random.pick(MOMENTS) } : null;
  const calls = Array.from({ length: random.int(1, 3) }, () => callOf(random, { kind, workerType, cut }));
  numberTasks(calls);
  if (cut?.when === 'when held') {
    hold(random, calls, cut);
  }
  return {
    seed,
    kind,
    cut,
    calls,
    inTurn: cut === null && random.chance(0.3),
    end: random.pick(['close and join', 'terminate', 'dispose', 'join twice', 'terminate while it joins']),
    ran,
    held,
    options: {
      workers: random.int(1, 3),
      workerType,
      record: random.chance(0.5),
      ...(random.chance(0.15) && { maxtasksperchild: random.int(1, 3) }),
      ...((kind === 'endless tasks' || kind === 'rude') && { timeout: TIMEOUT }),
      ...(kind === 'memory' && { resourceLimits: { maxOldGenerationSizeMb: 20 } }),
    },
    // To make JavaScript of a TypeScript file takes more memory than workers have there.
    module: userModule(random, { ran, held, ...(kind === 'memory' && { formats: ['mjs', 'cjs'] }) }),
  };
}

function callOf(random, { kind, workerType, cut }) {
  const mode = random.pick(MODES);
  const isEnded = cut?.how.includes('terminate');
  const may = ({ only }) => (only ?? workerType) === workerType;
  const calm = CALM.filter(may);
  const count = random.int(random.chance(0.08) ? 0 : 1, 12);
  const whats = Array.from({ length: count }, () =>
    random.chance(0.4) ? random.pick(PLAIN) : random.pick(calm).what,
  );
  const some = specials(kind).filter(may);
  for (let left = Math.min(count, random.int(0, 2)); left > 0 && some.length > 0; left--) {
    whats[random.int(0, count - 1)] = random.pick(some).what;
  }
  return {
    mode,
    whats,
    inputs: mode.startsWith('apply')
      ? 'list'
      : random.pick(isEnded ? [...INPUTS, 'stuck generator'] : INPUTS),
    chunksize: CHUNKED.includes(mode) ? random.pick([undefined, 1, 3, 'auto']) : undefined,
    buffersize: mode.startsWith('imap') && random.chance(0.3) ? random.int(1, 5) : undefined,
    callback: mode.endsWith('_async')
      ? random.pick(isEnded ? [...CALLBACKS, 'waits for ever'] : CALLBACKS)
      : 'none',
    isImpatient: random.chance(0.3),
    taking: mode.startsWith('imap') ? random.pick(cut?.how === 'leave' ? LEAVING : TAKING) : null,
    hasSignal: cut !== null && (cut.how.startsWith('abort') ? true : random.chance(0.2)),
    isList: LISTS.includes(mode),
  };
}

/** What inputs are in; another kind never comes to its end, for pools that are terminated. */
const INPUTS = ['list', 'set', 'generator', 'async generator'];
/** What a callback does; another kind promises something for ever, for pools that are terminated. */
const CALLBACKS = ['none', 'plain', 'plain', 'throws', 'waits', 'rejects', 'calls again'];
/** How the results of an imap are taken. */
const TAKING = ['one by one', 'all asked for at once', 'with a limit of time'];
/** How an imap is left before its end. */
const LEAVING = ['left after one', 'left while one is waited for', 'left at once'];

function specials(kind) {
  switch (kind) {
    case 'fatal':
      return ACTS.filter(({ fatal, needs }) => fatal === 'now' && !needs);
    case 'endless tasks':
      return ACTS.filter(({ needs }) => needs === 'timeout');
    case 'memory':
      return ACTS.filter(({ needs }) => needs === 'limits');
    case 'late':
    case 'rude':
      return ACTS.filter(({ fatal }) => fatal === kind);
    default:
      return [];
  }
}

/** Each task has a number of its own among all calls of the program. */
function numberTasks(calls) {
  let next = 0;
  for (const call of calls) {
    call.first = next;
    next += call.whats.length;
  }
}

/** A task waits to be cut short, so that it is known what the cut comes upon. */
function hold(random, calls, cut) {
  const call = random.pick(calls);
  if (call.whats.length === 0 || cut.how === 'close' || cut.how === 'leave') {
    cut.when = 'in a tick';
    return;
  }
  call.inputs = 'list'; // All of it comes to the workers.
  call.whats[random.int(0, call.whats.length - 1)] = random.pick(HOLDS);
}
