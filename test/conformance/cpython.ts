import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { SAME_ERRORS } from './errors.js';
import type { Case, Value } from './script.js';

/** What each script gave, by its title. */
export interface Logs {
  version: number[];
  logs: Record<string, Value[]>;
}

/** Why the scripts cannot be run against CPython here; null when they can. */
export function whyNoPython(): string | null {
  const { error, status, stdout } = spawnSync(
    'python3',
    [
      '-c',
      'import os, platform, sys; print(platform.python_implementation(), sys.version_info >= (3, 8), hasattr(os, "fork"))',
    ],
    { encoding: 'utf8' },
  );
  if (error || status !== 0) {
    return `python3 cannot be run (${error ? error.message : `exit code ${status}`})`;
  }
  return stdout.trim() === 'CPython True True' ? null : 'python3 is no CPython of 3.8 or later with os.fork';
}

/** Runs scripts against `multiprocessing.Pool`, in one python3 process. */
export function runOnCPython(cases: Case[]): Promise<Logs> {
  const script = fileURLToPath(new URL('cpython.py', import.meta.url));
  const python = spawn('python3', ['-B', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  let output = '';
  python.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  python.stdin.end(JSON.stringify({ errors: SAME_ERRORS, cases }));
  return new Promise((resolve, reject) => {
    python.on('error', reject);
    python.on('close', (code) => {
      if (code === 0) {
        resolve(JSON.parse(output));
      } else {
        reject(new Error(`cpython.py ended with exit code ${code}`));
      }
    });
  });
}
