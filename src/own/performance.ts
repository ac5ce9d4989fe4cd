// biome-ignore lint/style/useNodejsImportProtocol: with it, this file would be what it imports
import * as hooks from 'perf_hooks';

const { performance: theirs } = hooks;

/**
 * Stands for `node:perf_hooks` in what the build makes of our code: fake timers of test frameworks replace the methods of
 * the `performance` that all share.
 */
export const performance = {
  now: theirs.now.bind(theirs),
  timeOrigin: theirs.timeOrigin,
  eventLoopUtilization: theirs.eventLoopUtilization.bind(theirs),
};

export const { PerformanceObserver } = hooks;
