import { type ChildProcess, fork } from 'node:child_process';
import { statSync } from 'node:fs';
import * as l10n from '@vscode/l10n';
import { bundlePath } from '../bundles.js';
import { compileCache } from '../compileCache.js';
import { RequestError } from '../errors.js';
import type { WorkerType } from '../record/modes.js';
import { giveBegunFile, makeBegunFile } from './begunFile.js';
import { chooseNode } from './nodePath.js';
import { SENTENCES } from './sentences.js';

export interface ForkOptions {
  /** Of the Node to use; default: see `chooseNode`. */
  nodePath?: string | undefined;
  /** The file with the sentences of the language that it is to speak; default: English. */
  sentences?: string | undefined;
  /** Of the run that is to follow at once: a thread of it then starts with the process. */
  workerType?: WorkerType | undefined;
  /** No run is to follow, but a look at the inputs of one. */
  isPreview?: boolean;
  /** A descriptor of this process that the other gets as `HANDED`. */
  handed?: number | undefined;
}

/** The descriptor that a run's process has of what was handed to it. */
export const HANDED = 4;

/**
 * Starts the process in which a run's code lives.
 *
 * @param cwd - absolute; the code runs in it
 * @throws RequestError when there is no Node to run it on, or the folder does not exist
 */
export function forkRunner(cwd: string, options: ForkOptions = {}): ChildProcess {
  const { nodePath, sentences, workerType = 'process', isPreview = false, handed } = options;
  const node = chooseNode(nodePath);
  if (!statSync(cwd, { throwIfNoEntry: false })?.isDirectory()) {
    throw new RequestError(l10n.t('The folder to run in, {0}, does not exist.', cwd));
  }
  const { ELECTRON_RUN_AS_NODE: _, VSCODE_INSPECTOR_OPTIONS: __, ...env } = process.env;
  // With it coverage would be less exact.
  const folder = env.NODE_V8_COVERAGE ? null : compileCache();
  const cache = folder === null ? {} : { NODE_COMPILE_CACHE: folder };
  const begunFile = isPreview ? null : makeBegunFile();
  const args = [workerType, ...(begunFile ? [begunFile.path] : [])];
  const child = started(() =>
    fork(bundlePath('runner.cjs'), args, {
      execPath: node.path,
      execArgv: ['--disable-warning=ExperimentalWarning', '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'],
      env: { ...cache, ...env, ...node.env, ...(sentences !== undefined && { [SENTENCES]: sentences }) },
      cwd,
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc', ...(handed === undefined ? [] : [handed])],
      // A process group of its own: a signal to the terminal's group does not reach it, and it can be ended as a whole.
      detached: process.platform !== 'win32',
    }),
  );
  if (begunFile) {
    giveBegunFile(child, begunFile);
  }
  return child;
}

/** @throws RequestError where Node itself refuses to start a process (`--permission`, too many open files) */
function started(start: () => ChildProcess): ChildProcess {
  try {
    return start();
  } catch (error) {
    throw new RequestError(l10n.t("The run's process could not be started: {0}.", withoutDot(error)), {
      cause: error,
    });
  }
}

function withoutDot(error: unknown): string {
  return (error as Error).message.replace(/\.$/, '');
}

/** Ends such a process and all that it has started, at once. It must not have been gone for long: its number is used. */
export function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) {
    return;
  }
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
