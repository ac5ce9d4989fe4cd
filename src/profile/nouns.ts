import * as l10n from '@vscode/l10n';

/** What is counted in sentences, one and many of it. Each language may put the number where it likes. */
export const NOUNS = {
  thread: [(n: string) => l10n.t('{0} thread', n), (n: string) => l10n.t('{0} threads', n)],
  process: [(n: string) => l10n.t('{0} process', n), (n: string) => l10n.t('{0} processes', n)],
  task: [(n: string) => l10n.t('{0} task', n), (n: string) => l10n.t('{0} tasks', n)],
  worker: [(n: string) => l10n.t('{0} worker', n), (n: string) => l10n.t('{0} workers', n)],
  core: [(n: string) => l10n.t('{0} core', n), (n: string) => l10n.t('{0} cores', n)],
  result: [(n: string) => l10n.t('{0} result', n), (n: string) => l10n.t('{0} results', n)],
  input: [(n: string) => l10n.t('{0} input', n), (n: string) => l10n.t('{0} inputs', n)],
  run: [(n: string) => l10n.t('{0} run', n), (n: string) => l10n.t('{0} runs', n)],
  collection: [(n: string) => l10n.t('{0} collection', n), (n: string) => l10n.t('{0} collections', n)],
  pair: [(n: string) => l10n.t('{0} pair', n), (n: string) => l10n.t('{0} pairs', n)],
  'CPU profile': [(n: string) => l10n.t('{0} CPU profile', n), (n: string) => l10n.t('{0} CPU profiles', n)],
  chunk: [(n: string) => l10n.t('{0} chunk', n), (n: string) => l10n.t('{0} chunks', n)],
  line: [(n: string) => l10n.t('{0} line', n), (n: string) => l10n.t('{0} lines', n)],
  'shown task': [(n: string) => l10n.t('{0} shown task', n), (n: string) => l10n.t('{0} shown tasks', n)],
  'more thing': [(n: string) => l10n.t('{0} more thing', n), (n: string) => l10n.t('{0} more things', n)],
  'more character': [
    (n: string) => l10n.t('{0} more character', n),
    (n: string) => l10n.t('{0} more characters', n),
  ],
  more: [(n: string) => l10n.t('{0} more', n), (n: string) => l10n.t('{0} more', n)],
  'of them': [(n: string) => l10n.t('{0} of them', n), (n: string) => l10n.t('{0} of them', n)],
} as const;

export type Noun = keyof typeof NOUNS;
