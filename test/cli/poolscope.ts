import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The built command line. `POOLSCOPE_CLI` names another build. */
export const CLI = process.env.POOLSCOPE_CLI ?? fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
export const FIXTURES = fileURLToPath(new URL('./fixtures', import.meta.url));

export interface Result {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Starts `poolscope`, by itself in the folder of the fixtures. `flags` are Node's own. */
export function start(
  args: readonly string[],
  env: Record<string, string> = {},
  cwd = FIXTURES,
  flags: readonly string[] = [],
): { child: ChildProcess; ended: Promise<Result> } {
  const child = spawn(process.execPath, [...flags, CLI, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const ended = new Promise<Result>((resolve) => {
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
  return { child, ended };
}

export function poolscope(...args: string[]): Promise<Result> {
  return start(args).ended;
}

/** Runs it in a folder. */
export function startIn(cwd: string, args: readonly string[]): Promise<Result> {
  return start(args, {}, cwd).ended;
}
