// First, so that all that is said here is in the language of whoever asks for the run.
import './language.js';

import { createBirpc } from 'birpc';
import { runsCode } from '../inputs/index.js';
import { type EarlyWorker, keepEarly } from '../pool/earlyWorker.js';
import { MODES } from '../record/modes.js';
import { openParentLine } from '../worker/parentLine.js';
import { endWithGroup, watchParent } from '../worker/watchdog.js';
import { openBegunFile } from './begunFile.js';
import { previewInputs } from './preview.js';
import type { RunnerCalls, RunnerEvents } from './protocol.js';
import type { RunRequest } from './request.js';
import { Session } from './session.js';

/**
 * The process of one run. It answers one `start`, and ends when whoever started it is gone: at once when the channel
 * closes, and by the watchdog when user code, which only the inputs can bring in here, keeps this thread from noticing.
 *
 * @param early - a thread that has been started already
 */
export function serve(early: EarlyWorker | null): void {
  if (early) {
    keepEarly(early);
  }
  let listener: (message: unknown) => void = () => {};
  // Before any code of the user's: that has a part in this process when it reads the inputs.
  const line = openParentLine({
    heard: (message) => listener(message),
    unreadable: (error) => console.error(error),
    closed: endWithGroup,
  });
  // Ctrl-C in a terminal reaches the whole group: whoever started the run decides what becomes of it, and tells us.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => {});
  const begunFile = openBegunFile(process.argv[3]);
  const rpc = createBirpc<RunnerEvents, RunnerCalls>(
    {
      async start(request) {
        void rpc.up.asEvent();
        lookOut(request, early !== null);
        session = new Session(request, {
          send: (patch) => void rpc.patch.asEvent(patch),
          sent,
          importing: (url) => void rpc.importing.asEvent(url),
          begunFile,
        });
        if (cancelled) {
          session.cancel();
        }
        return session.run();
      },
      preview(request) {
        void rpc.up.asEvent();
        lookOut(request, early !== null);
        return previewInputs(request, (count) => void rpc.counted.asEvent(count), counting.signal);
      },
      cancel() {
        cancelled = true;
        counting.abort();
        session?.cancel();
      },
    },
    {
      post: (message) => {
        underway++;
        line?.send(message, () => {
          underway--;
          for (const arrived of waiting.splice(0)) {
            arrived();
          }
        });
      },
      on: (heard) => {
        listener = heard;
      },
      timeout: -1,
    },
  );
  // User code that the inputs need runs in this process; what it throws late ends the run with its name.
  process.on('uncaughtException', (error) => {
    if (session) {
      session.fail(error);
    } else {
      console.error(error);
      process.exit(1);
    }
  });
}

let session: Session | null = null;
let cancelled = false;

/** Ends the counting of inputs; their process is ended from outside, too, for code that never comes back. */
const counting = new AbortController();

/** Messages that have not left this process yet. */
let underway = 0;
/** Whoever waits for one of them to leave. */
const waiting: (() => void)[] = [];

/** @returns when all messages but a few have left this process */
async function sent(): Promise<void> {
  while (underway > 2) {
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
    });
  }
}

/**
 * Code of the user's that this thread runs may keep it from noticing that whoever started the run is gone. Who looks for
 * that is a thread of its own, which takes its time to start; or the first worker, where there is no more to look after
 * than an expression whose list is there before any worker has work, and which cannot import what the workers import.
 */
function lookOut({ inputs, mode }: Pick<RunRequest, 'inputs' | 'mode'>, hasWorker: boolean): void {
  const isBrief =
    hasWorker &&
    inputs.kind === 'expression' &&
    MODES[mode].waits !== 'each item' &&
    !/import|require/.test(inputs.text);
  if (runsCode(inputs) && !isBrief) {
    watchParent({ group: true });
  }
}
