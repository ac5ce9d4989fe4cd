import type { ChildProcess } from 'node:child_process';
import { openChildLine } from './childLine.js';
import { GRACE, makeWithWorkerpool } from './madeWorker.js';
import { refuseLost } from './refuseLost.js';
import { type Incoming, Requests } from './requests.js';
import { limitFlags } from './resourceLimits.js';
import type { SpawnOptions, WorkerHandle, WorkerListener } from './workerHandle.js';

/** A process's last messages may come after its exit; they are waited for at most this long (ms). */
const LAST_WORDS = 1000;

/** The flags of this process that a worker process gets, too: not a debugger's port, and not a program in the flags. */
function inheritedFlags(): string[] {
  const flags = process.execArgv.filter((flag) => !flag.startsWith('--inspect'));
  const program = flags.findIndex((flag) => /^(-[ep]+|--eval|--print)$/.test(flag));
  return program < 0 ? flags : flags.toSpliced(program, 2);
}

/** Makes a process, with a line of ours to it. That the system refuses it comes with `end`. */
export function spawnProcess({ resourceLimits }: SpawnOptions, listener: WorkerListener): WorkerHandle {
  const made = makeWithWorkerpool<ChildProcess>('process', {
    forkOpts: {
      serialization: 'advanced',
      execArgv: [...inheritedFlags(), ...limitFlags(resourceLimits)],
    },
  });
  const { worker } = made;
  const requests = new Requests(listener);
  const kill = () => {
    // What was never started has the number 0, which is that of our own process group.
    if (worker.pid !== undefined) {
      worker.kill('SIGKILL');
    }
  };
  const line = openChildLine(worker, {
    heard: (message) => requests.heard(message as Incoming),
    unreadable: (error) => listener.unreadable((error as Error).message),
    garbled: (error) => {
      listener.error(error);
      kill();
    },
    alive: () => listener.alive(),
  });
  let ended = false;
  const end = (code: number | null, signal: string | null, isUnborn = false) => {
    if (!ended) {
      ended = true;
      made.forget();
      listener.end(code, signal, isUnborn);
      requests.end();
    }
  };
  worker.on('error', (error: unknown) => {
    // Else it says that a message or a signal came too late; why it ended, its exit says.
    if (worker.pid === undefined) {
      listener.error(error);
      end(null, null, true); // It was never made: there will be no exit.
    }
  });
  worker.on('exit', (code: number | null, signal?: string | null) => {
    if (!worker.connected) {
      end(code, signal ?? null);
      return;
    }
    const timer = setTimeout(() => end(code, signal ?? null), LAST_WORDS);
    worker.once('disconnect', () => {
      clearTimeout(timer);
      end(code, signal ?? null);
    });
  });
  // One that has closed its end hears nothing more, and what it does is lost.
  worker.on('disconnect', () => {
    if (!ended) {
      setTimeout(kill, GRACE).unref();
    }
  });
  return {
    request: (method, params, answered, theirs) =>
      requests.make(method, params, answered, (request) =>
        // Once it is written, and before it is sent: a getter may not be called before V8 has.
        line.send(request, theirs?.args, () => refuseLost(theirs, 'process', 'read')),
      ),
    kill,
    end: () => {
      made.end((request) => line.send(request));
      // workerpool asks it to end with a signal that it may have a listener for.
      const timer = setTimeout(kill, 2 * GRACE);
      worker.once('exit', () => clearTimeout(timer));
    },
  };
}
