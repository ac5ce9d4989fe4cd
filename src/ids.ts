/** Every id that package.json and the code share. A test compares the two, both ways. */
export const Command = {
  run: 'poolscope.run',
  runAgain: 'poolscope.runAgain',
  cancel: 'poolscope.cancel',
  showResults: 'poolscope.showResults',
  openRun: 'poolscope.openRun',
  showLog: 'poolscope.showLog',
  /** What a click on the status-bar item offers; not in the palette. */
  statusMenu: 'poolscope.statusMenu',
} as const;

export const Setting = {
  nodePath: 'poolscope.nodePath',
  workers: 'poolscope.workers',
  workerType: 'poolscope.workerType',
  codeLens: 'poolscope.codeLens',
} as const;

export const ContextKey = {
  running: 'poolscope.running',
} as const;

export const View = {
  panel: 'poolscope.results',
} as const;
