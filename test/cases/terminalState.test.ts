import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { CLI } from '../cli/poolscope.js';
import { project } from './program.js';

const WORK =
  'export const work = (n) => { for (const end = Date.now() + 20; Date.now() < end; ); return n; };';

/** Runs a command on a terminal of its own; once the cursor is hidden, types a key or sends a signal. Prints what came. */
const TERMINAL = `
import json, os, pty, select, signal, sys
how, command = sys.argv[1], sys.argv[2:]
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(command[0], command)
shown, did, stopped = b'', False, False
while True:
    ready, _, _ = select.select([terminal], [], [], 0.05)
    if ready:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    # Not sooner: the terminal throws away what is on its way when a key ends or stops the program.
    if not did and b'\\x1b[?7l' in shown:
        did = True
        if how.startswith('SIG'):
            os.kill(pid, getattr(signal, how))
        else:
            os.write(terminal, how.encode())
    if did and how == '\\x1a' and not stopped and shown.rfind(b'\\x1b[?25h') > shown.rfind(b'\\x1b[?25l'):
        _, status = os.waitpid(pid, os.WUNTRACED)
        stopped = os.WIFSTOPPED(status)
        os.kill(pid, signal.SIGCONT)
        os.kill(pid, signal.SIGINT)
_, status = os.waitpid(pid, 0)
print(json.dumps({ 'code': os.waitstatus_to_exitcode(status), 'stopped': stopped, 'shown': shown.decode('utf8', 'replace') }))
`;

function hasPython(): boolean {
  try {
    execFileSync('python3', ['-c', 'import pty']);
    return true;
  } catch {
    return false;
  }
}

// Where CI runs, a machine without Python is a failure.
test.skipIf(process.env.CI !== 'true' && !hasPython()).each([
  ['the terminal hangs up', 'SIGHUP', 129],
  ['Ctrl-\\', '\x1c', 131],
  ['Ctrl-C', '\x03', 130],
  ['SIGTERM', 'SIGTERM', 130],
  ['Ctrl-Z, then Ctrl-C', '\x1a', 130],
])('the cursor and the wrapping of lines are back after: %s', async (_, how, code) => {
  const folder = project({ 'work.mjs': WORK, 'terminal.py': TERMINAL });
  const inputs = ['--inputs', 'Array.from({ length: 2000 }, (_, i) => i)'];
  const command = [process.execPath, CLI, 'run', folder.path('work.mjs'), 'work', ...inputs];
  const { stdout } = await folder.start([folder.path('terminal.py'), how, ...command], { node: 'python3' });
  const end = JSON.parse(stdout);
  expect(end).toMatchObject({ code, stopped: how === '\x1a' });
  for (const mode of ['25', '7']) {
    const [on, off] = [`\x1b[?${mode}h`, `\x1b[?${mode}l`];
    expect(end.shown).toContain(off);
    expect(end.shown.lastIndexOf(on), mode).toBeGreaterThan(end.shown.lastIndexOf(off));
  }
  expect(folder.processes()).toEqual([]);
});
