import * as l10n from '@vscode/l10n';
import { createBirpc } from 'birpc';
import { endGroup, forkRunner } from './fork.js';
import { lineTo } from './line.js';
import { neverUp } from './neverUp.js';
import type { PreviewEnd, PreviewRequest } from './preview.js';
import type { RunnerCalls, RunnerEvents } from './protocol.js';

export interface PreviewHandle {
  /** Settles always: also when the process dies, or is ended. */
  readonly ended: Promise<PreviewEnd>;
  /** Ends the counting and its process, at once. */
  dispose(): void;
}

interface PreviewOptions {
  nodePath?: string | undefined;
  sentences?: string | undefined;
  onCount?: (count: number) => void;
}

/**
 * Looks at the inputs of a run in a process of its own: an expression or a module is the user's code.
 *
 * @param nodePath and sentences - as in `StartOptions`
 * @param onCount - told of a long count now and then
 * @throws RequestError when there is no Node to run it on, or the run's folder does not exist
 */
export function startPreview(
  request: PreviewRequest,
  { nodePath, sentences, onCount }: PreviewOptions = {},
): PreviewHandle {
  const child = forkRunner(request.cwd, { nodePath, sentences, isPreview: true });
  child.stdout?.resume();
  child.stderr?.resume();
  let isOver = false;
  let silence: string | null = null;
  const dispose = () => {
    if (!isOver) {
      endGroup(child);
    }
  };
  const rpc = createBirpc<RunnerCalls, RunnerEvents>(
    { up: () => {}, patch: () => {}, importing: () => {}, counted: (count) => onCount?.(count) },
    lineTo(child, dispose, () => {
      silence = neverUp();
      dispose();
    }),
  );
  const gone = new Promise<PreviewEnd>((resolve) => {
    const lost = (message: string) => resolve({ kind: 'refused', message: silence ?? message });
    child.once('error', (error) =>
      lost(l10n.t('The process that reads the inputs could not be started: {0}.', error.message)),
    );
    child.once('exit', (code, signal) => {
      isOver = true;
      lost(
        signal
          ? l10n.t('The process that reads the inputs was ended by {0}.', signal)
          : l10n.t(
              'The process that reads the inputs exited with code {0} before it had read them.',
              String(code),
            ),
      );
    });
  });
  const ended = Promise.race([rpc.preview(request), gone])
    .catch(() => gone)
    .finally(() => {
      dispose();
      rpc.$close();
    });
  return { ended, dispose };
}
