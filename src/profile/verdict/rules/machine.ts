import * as l10n from '@vscode/l10n';
import { plain } from '../../../record/printable.js';
import type { RunStore } from '../../../record/store.js';
import { count, counted, duration, percent, times } from '../../format.js';
import type { Metrics } from '../../metrics.js';
import type { Rule } from '../finding.js';

/** Tasks that compute, on more workers than there are cores: they only take turns. */
export const oversubscribed: Rule = ({ m, workers, cores, ran }) => {
  const used = m.cpu;
  const running = Math.min(workers, ran);
  // Tasks that compute and yet got only their turn of a core.
  if (running <= cores || !used || used.share < 0.2 || used.share * running < 0.7 * cores) {
    return null;
  }
  return {
    id: 'oversubscribed',
    title: l10n.t('More workers than cores'),
    says: l10n.t(
      '{0} workers share {1} cores, and the tasks compute: each had a core for {2} of its time.',
      count(workers),
      count(cores),
      percent(used.share),
    ),
    advice: l10n.t(
      'As many workers as cores do the same with less memory and start-up: try {0}.',
      count(cores),
    ),
    costs: 0.02 * m.wall,
    evidence: { tasks: [] },
    change: { workers: cores },
  };
};

/** Tasks that mostly wait: a core can serve many of them. */
export const waits: Rule = ({ m, workers, cores, ran, traits }) => {
  const used = m.cpu;
  if (used && (used.share * Math.min(workers, ran) > 0.5 * cores || used.tasks < ran / 2)) {
    return null; // The cores are busy all the same, or too few tasks could be measured.
  }
  if (!used || used.share > 0.25 || !traits.concurrent || ran <= workers || m.peakOverlap < 0.8 * workers) {
    return null;
  }
  const more = Math.min(ran, 4 * workers, 64);
  return {
    id: 'waits',
    title: l10n.t('Tasks wait more than they compute'),
    says:
      l10n.t(
        'They used the CPU for {0} of their time, the rest they waited: for the network, a disk, a timer.',
        percent(used.share),
      ) + loopInWords(m),
    advice: `${l10n.t('More workers than cores help here: try {0}.', count(more))} ${instead(m)}`,
    costs: m.wall * (1 - workers / more) * 0.5,
    evidence: { tasks: [] },
    change: { workers: more },
  };
};

/** Above this share of time an event loop that uses little CPU is blocked: by a synchronous call that waits. */
const BLOCKED = 0.75;

function loopInWords({ use }: Metrics): string {
  return use ? ` ${l10n.t('Their event loops were busy for {0}.', percent(use.loop))}` : '';
}

/** What would do without workers: nothing, while calls block their thread. */
function instead({ use }: Metrics): string {
  return use && use.loop >= BLOCKED
    ? l10n.t(
        'The calls block their thread while they wait (a synchronous read, execSync, Atomics.wait): only asynchronous ones could share one.',
      )
    : l10n.t('One thread that keeps many such calls going (Promise.all with a limit) can do it with none.');
}

/** What would have workers live longer. */
function whyReplaced({ workers }: RunStore): string {
  const thrown = workers.map(({ reason }) => /^nothing caught (.+)/.exec(reason ?? '')?.[1]).filter(isText);
  const [error] = thrown;
  return error === undefined
    ? l10n.t('A larger maxtasksperchild, fewer crashes and time-outs, or less to import make that less.')
    : l10n.t(
        '{0} ended by an error that nothing caught ({1}): await what a task begins, or catch what it throws.',
        counted(thrown.length, 'worker'),
        plain(error.split('\n', 1)[0] as string).slice(0, 120),
      );
}

function isText(text: string | undefined): text is string {
  return text !== undefined;
}

/** Making the workers took longer than they worked. */
export const startUp: Rule = ({ m, store, startUp, share }) => {
  const within = share('startup') + share('shutdown');
  if (startUp < m.wall && within < 0.15) {
    return null;
  }
  return within >= 0.15
    ? {
        id: 'replacing',
        title: l10n.t('Workers were replaced'),
        says: l10n.t(
          "{0} of the workers' time went into ending workers and starting new ones.",
          percent(within),
        ),
        advice: whyReplaced(store),
        costs: within * m.wall,
        evidence: { share: 'startup' },
      }
    : {
        id: 'start-up',
        title: l10n.t('Start-up is the larger part'),
        says: l10n.t(
          'Starting {0} took {1} before the first task, the run itself {2}. A plain loop would have been done in about {3}.',
          counted(store.workers.filter((life) => life.spawn < 0).length, 'worker'),
          duration(startUp),
          duration(m.wall),
          duration(m.busy),
        ),
        advice: l10n.t(
          'A pool pays for longer work, or when it is kept: in a program, make it once and use it for many calls.',
        ),
        costs: 0.01 * m.wall,
        evidence: { range: [-startUp, 0] },
      };
};

/** The first task of each worker is much slower than the others: import and compilation. */
export const coldStart: Rule = ({ m, warm, workers }) => {
  if (!warm || warm.least < 3 * warm.rest || warm.first - warm.rest < 0.1 * m.wall) {
    return null;
  }
  return {
    id: 'cold',
    title: l10n.t('First tasks are slow'),
    says: l10n.t(
      'The first task of a worker takes {0}, the others {1}, {2} less: it loads and compiles what it uses.',
      duration(warm.first),
      duration(warm.rest),
      times(warm.first / warm.rest),
    ),
    advice: l10n.t(
      'With more tasks for each worker that matters less; what is loaded on first use can be loaded at the top of the file.',
    ),
    costs: Math.min(m.wall, ((warm.first - warm.rest) * warm.workers) / workers),
    evidence: { tasks: warm.tasks },
  };
};
