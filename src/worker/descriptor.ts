import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { constants } from 'node:os';

type Call = (fd: unknown, ...rest: unknown[]) => unknown;

/**
 * Keeps user code from closing a descriptor of ours, as what closes all that are open does, and from writing to it: to
 * that code it is as good as closed.
 *
 * @param ours - its number
 */
export function keepDescriptor(ours: number): void {
  const calls = fs as unknown as Record<string, Call>;
  const guard = (name: string, instead: (callback: unknown) => unknown) => {
    const call = calls[name] as Call;
    calls[name] = Object.defineProperty(
      (fd: unknown, ...rest: unknown[]) => (fd === ours ? instead(rest.at(-1)) : call(fd, ...rest)),
      'name',
      { value: name },
    );
  };
  guard('closeSync', () => undefined);
  guard('close', (callback) => later(callback, null));
  for (const name of ['writeSync', 'writevSync']) {
    guard(name, () => {
      throw closed();
    });
  }
  for (const name of ['write', 'writev']) {
    guard(name, (callback) => later(callback, closed()));
  }
  syncBuiltinESMExports();
}

function later(callback: unknown, error: Error | null): void {
  if (typeof callback === 'function') {
    setImmediate(() => callback(error));
  }
}

/** As the system says it of a descriptor that is not open. */
function closed(): Error {
  const error = new Error('EBADF: bad file descriptor, write');
  return Object.assign(error, { errno: -constants.errno.EBADF, code: 'EBADF', syscall: 'write' });
}
