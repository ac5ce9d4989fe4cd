import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeTempFolder } from './tempFolder.js';

/** Which task a worker is on: batch, place in the batch, and when that task began (ms on the caller's clock). */
export interface Progress {
  seq: number;
  /** The number of the batch's tasks when it is on none of them. */
  at: number;
  started: number;
}

const BYTES = 3 * Float64Array.BYTES_PER_ELEMENT;
/** After the progress: not 0 once the worker is asked to stop. */
const STOP_AT = BYTES;
/** After the stop, in shared memory: how many tasks of the batch have been claimed (int32). */
const CLAIMED_AT = STOP_AT + 8;
/** After those: not 0 when the worker is asked to look at the clock (int32). */
const LOOK_AT = CLAIMED_AT + 4;
/** So many have never been claimed: nothing is left to claim. */
const ALL = 2 ** 30;
/** A file is looked at for a stop at most this often (ms). */
const STOP_EVERY = 5;

/** The worker's end: three stores (threads) or one small write (processes) per task. */
export interface CellWriter {
  /** A batch begins: a stop that was meant for the one before is none for it. */
  begin(): void;
  write(seq: number, at: number, started: number): void;
  /** Whether the caller wants no further task of this batch to start. @param now - ms */
  stopped(now: number): boolean;
  /** Whether task number `at` of a batch, which has just been written, may start: it was not taken back. Each in turn. */
  claim(at: number): boolean;
  /** Whether the clock is to be read, by a worker that does not read it for each task. Once for each time it was asked. */
  asked(): boolean;
}

/** The caller's end. What was written last can be read even after the worker has died. */
export interface CellReader {
  /** What the worker needs to write to it. */
  readonly handle: SharedArrayBuffer | string;
  read(): Progress;
  /** Asks the worker to end its batch before the next task, and to send what it has. */
  stop(): void;
  /** Takes `stop` back, before the next batch. */
  resume(): void;
  /** Asks the worker to look at the clock before its next task. */
  look(): void;
  /** A batch is sent whose tasks can be taken back. */
  begin(): void;
  /** Takes back the tasks of batch `seq` that have not started. @returns how many have; may be more than there are */
  takeBack(seq: number): number;
  /** The worker has opened it: its name is taken away, so that nothing stays behind even if this process is killed. */
  opened(): void;
  dispose(): void;
}

/**
 * A cell for a worker thread is shared memory. A process cannot share memory with its parent in Node, so there it is
 * a file of 32 bytes: a write reaches the system's page cache at once and so outlives even SIGKILL, which a message
 * still in the process's own buffers does not.
 */
export function createCell(workerType: 'thread' | 'process'): CellReader {
  return workerType === 'thread' ? sharedCell() : fileCell();
}

function sharedCell(): CellReader {
  const handle = new SharedArrayBuffer(LOOK_AT + 4);
  const cell = new Float64Array(handle, 0, 4);
  const claimed = new Int32Array(handle, CLAIMED_AT, 1);
  const asked = new Int32Array(handle, LOOK_AT, 1);
  return {
    handle,
    begin: () => {
      Atomics.store(claimed, 0, 0);
    },
    takeBack: () => Atomics.exchange(claimed, 0, ALL),
    read: () => progressOf(cell),
    stop: () => {
      cell[3] = 1;
    },
    resume: () => {
      cell[3] = 0;
    },
    look: () => {
      asked[0] = 1;
    },
    opened: () => {},
    dispose: () => {},
  };
}

function fileCell(): CellReader {
  const path = join(makeTempFolder(), 'cell');
  const fd = openSync(path, 'w+');
  const cell = new Float64Array(3);
  writeSync(fd, new Uint8Array(BYTES + 8));
  const remove = () => rmSync(dirname(path), { recursive: true, force: true });
  const setStop = (value: number) => writeSync(fd, new Uint8Array([value]), 0, 1, STOP_AT);
  return {
    handle: path,
    read: () => {
      readSync(fd, cell, 0, BYTES, 0);
      return progressOf(cell);
    },
    stop: () => setStop(1),
    resume: () => setStop(0),
    // It looks without being asked.
    look: () => {},
    begin: () => {},
    // The worker writes which task it is on and then looks for a stop; here it is the other way round. So a task that is
    // not written yet when this reads will not start (Dekker's algorithm, of 1965).
    takeBack: (seq) => {
      setStop(1);
      readSync(fd, cell, 0, BYTES, 0);
      const progress = progressOf(cell);
      return progress.seq === seq ? progress.at + 1 : 0;
    },
    opened: () => {
      try {
        remove();
      } catch {
        // Windows may keep it for as long as it is open; then it goes on `dispose`.
      }
    },
    dispose: () => {
      closeSync(fd);
      remove();
    },
  };
}

function progressOf(cell: Float64Array): Progress {
  return { seq: cell[0] as number, at: cell[1] as number, started: cell[2] as number };
}

/** Opens the worker's end of a cell. */
export function openCell(handle: SharedArrayBuffer | string): CellWriter {
  if (typeof handle !== 'string') {
    const cell = new Float64Array(handle, 0, 4);
    const claimed = new Int32Array(handle, CLAIMED_AT, 1);
    const asked = new Int32Array(handle, LOOK_AT, 1);
    return {
      begin: () => {},
      asked() {
        if (asked[0] === 0) {
          return false;
        }
        asked[0] = 0;
        return true;
      },
      claim: (at) => Atomics.add(claimed, 0, 1) === at,
      write(seq, at, started) {
        cell[2] = started;
        cell[1] = at;
        cell[0] = seq;
      },
      stopped: () => cell[3] !== 0,
    };
  }
  const fd = openSync(handle, 'r+');
  const cell = new Float64Array(3);
  const stop = new Uint8Array(1);
  let lookedAt = Number.NEGATIVE_INFINITY;
  return {
    // Beside the write that each task costs here, a look at the clock is nothing.
    asked: () => true,
    begin: () => {
      lookedAt = Number.NEGATIVE_INFINITY;
    },
    claim: () => {
      readSync(fd, stop, 0, 1, STOP_AT);
      return stop[0] === 0;
    },
    write(seq, at, started) {
      cell[0] = seq;
      cell[1] = at;
      cell[2] = started;
      writeSync(fd, cell, 0, BYTES, 0);
    },
    stopped(now) {
      if (now - lookedAt > STOP_EVERY) {
        lookedAt = now;
        readSync(fd, stop, 0, 1, STOP_AT);
      }
      return stop[0] !== 0;
    },
  };
}
