import * as l10n from '@vscode/l10n';

/** How a mode hands inputs to the function, as the table of `docs/semantics.md` has it. */
export interface ModeTraits {
  /** One call for all inputs (`once`) or a call for each (`per input`). */
  readonly calls: 'once' | 'per input';
  /** Whether a call may carry several arguments and keywords, or passes each input as the one argument. */
  readonly manyArguments: boolean;
  /** Whether tasks may run side by side. */
  readonly concurrent: boolean;
  /** Whether the calling code stands still until the call returns: until all is done, for each item, or not at all. */
  readonly waits: 'all' | 'each call' | 'each item' | 'no';
  /** In which order the caller gets its results. */
  readonly order: 'input' | 'completion';
  /** Whether the caller gets all results together or not at all, or each as it comes. */
  readonly delivers: 'all' | 'each';
  /** CPython's chunk size when none is given: its formula, 1, or no chunks at all. */
  readonly chunks: 'formula' | 'one' | 'none';
  /** One sentence for a menu. */
  readonly summary: string;
}

/** The modes by the names the interface, the settings and the files use. Source: CPython, Lib/multiprocessing/pool.py. */
export const MODES = {
  map: {
    calls: 'once',
    manyArguments: false,
    concurrent: true,
    waits: 'all',
    order: 'input',
    delivers: 'all',
    chunks: 'formula',
    get summary() {
      return l10n.t('One call; waits until all are done; results in input order.');
    },
  },
  apply: {
    calls: 'per input',
    manyArguments: true,
    concurrent: false,
    waits: 'each call',
    order: 'input',
    delivers: 'each',
    chunks: 'none',
    get summary() {
      return l10n.t('A call per input; waits for each, so only one runs at a time.');
    },
  },
  map_async: {
    calls: 'once',
    manyArguments: false,
    concurrent: true,
    waits: 'no',
    order: 'input',
    delivers: 'all',
    chunks: 'formula',
    get summary() {
      return l10n.t('One call that returns at once; one callback with all results in input order.');
    },
  },
  apply_async: {
    calls: 'per input',
    manyArguments: true,
    concurrent: true,
    waits: 'no',
    order: 'completion',
    delivers: 'each',
    chunks: 'none',
    get summary() {
      return l10n.t('A call per input that returns at once; callbacks in completion order.');
    },
  },
  starmap: {
    calls: 'once',
    manyArguments: true,
    concurrent: true,
    waits: 'all',
    order: 'input',
    delivers: 'all',
    chunks: 'formula',
    get summary() {
      return l10n.t('As map, with each input spread into arguments.');
    },
  },
  starmap_async: {
    calls: 'once',
    manyArguments: true,
    concurrent: true,
    waits: 'no',
    order: 'input',
    delivers: 'all',
    chunks: 'formula',
    get summary() {
      return l10n.t('As map_async, with each input spread into arguments.');
    },
  },
  imap: {
    calls: 'once',
    manyArguments: false,
    concurrent: true,
    waits: 'each item',
    order: 'input',
    delivers: 'each',
    chunks: 'one',
    get summary() {
      return l10n.t('One call; results one by one in input order, while inputs are still being read.');
    },
  },
  imap_unordered: {
    calls: 'once',
    manyArguments: false,
    concurrent: true,
    waits: 'each item',
    order: 'completion',
    delivers: 'each',
    chunks: 'one',
    get summary() {
      return l10n.t('As imap, in completion order: a slow task holds nobody up.');
    },
  },
} as const satisfies Record<string, ModeTraits>;

/** A mode's name. */
export type Mode = keyof typeof MODES;

export const MODE_NAMES = Object.keys(MODES) as Mode[];

export function isMode(name: unknown): name is Mode {
  return typeof name === 'string' && Object.hasOwn(MODES, name);
}

export const WORKER_TYPES = ['thread', 'process'] as const;
/** What a worker is: a thread (`worker_threads`) or a process (`child_process`). */
export type WorkerType = (typeof WORKER_TYPES)[number];
