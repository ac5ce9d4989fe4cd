/** Every id that package.json and the code share. A test compares the two, both ways. */
export const Command = {
  run: 'poolscope.run',
  runAgain: 'poolscope.runAgain',
  runFailed: 'poolscope.runFailed',
  runProfiled: 'poolscope.runProfiled',
  cancel: 'poolscope.cancel',
  compareModes: 'poolscope.compareModes',
  measureScaling: 'poolscope.measureScaling',
  estimate: 'poolscope.estimate',
  measureBaseline: 'poolscope.measureBaseline',
  showResults: 'poolscope.showResults',
  openRun: 'poolscope.openRun',
  exportRun: 'poolscope.exportRun',
  runConfiguration: 'poolscope.runConfiguration',
  saveConfiguration: 'poolscope.saveConfiguration',
  copySummary: 'poolscope.copySummary',
  copyAsCode: 'poolscope.copyAsCode',
  showLog: 'poolscope.showLog',
  /** What a click on the status-bar item offers; not in the palette. */
  statusMenu: 'poolscope.statusMenu',
  /** The Run view. */
  setupRun: 'poolscope.setup.run',
  setupUseCursor: 'poolscope.setup.useCursor',
  setupChange: 'poolscope.setup.change',
  /** The History view. */
  historyOpen: 'poolscope.history.open',
  historyRunAgain: 'poolscope.history.runAgain',
  historyCompare: 'poolscope.history.compare',
  historyRename: 'poolscope.history.rename',
  historyDelete: 'poolscope.history.delete',
  historyReveal: 'poolscope.history.reveal',
  historyRefresh: 'poolscope.history.refresh',
} as const;

export const Setting = {
  nodePath: 'poolscope.nodePath',
  workers: 'poolscope.workers',
  workerType: 'poolscope.workerType',
  values: 'poolscope.values',
  codeLens: 'poolscope.codeLens',
  historyKeep: 'poolscope.history.keep',
  historySize: 'poolscope.history.maxSize',
} as const;

export const ContextKey = {
  running: 'poolscope.running',
} as const;

export const View = {
  panel: 'poolscope.results',
  report: 'poolscope.report',
  runFile: 'poolscope.runFile',
  run: 'poolscope.runView',
  history: 'poolscope.historyView',
} as const;
