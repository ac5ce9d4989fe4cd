import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, expect } from 'vitest';
import { CLI, type Result } from '../cli/poolscope.js';

/** No program of these tests may take longer (ms): one that does hangs, and its test fails. */
export const LIMIT_MS = 20_000;

/** The address of the built library, for `import` in a program. */
export const LIBRARY = pathToFileURL(fileURLToPath(new URL('../../dist/index.js', import.meta.url))).href;
/** The path of the built library for `require`. */
export const LIBRARY_CJS = fileURLToPath(new URL('../../dist/index.cjs', import.meta.url));

export interface Ended extends Result {
  /** The signal that ended it, or null. */
  signal: NodeJS.Signals | null;
}

export interface StartOptions {
  /** Added to the environment; undefined takes a name away. */
  env?: Record<string, string | undefined>;
  /** What it reads from standard input; default: there is none. */
  input?: string | Buffer;
  /** Standard input is a pipe that stays open. */
  stdin?: boolean;
  /** The Node.js that runs it; default: the one that runs the tests. */
  node?: string;
  /** Flags of Node.js itself. */
  flags?: readonly string[];
  /** The folder it runs in; default: the project's. */
  cwd?: string;
  /** Its limit in ms, at most `LIMIT_MS`. */
  limit?: number;
}

const projects = new Set<Project>();

afterEach(() => {
  for (const project of projects) {
    project.remove();
  }
  projects.clear();
});

/**
 * A folder such as a user has, which is gone after the test.
 *
 * @param files - text by path
 */
export function project(files: Record<string, string | Buffer>): Project {
  const made = new Project(files);
  projects.add(made);
  return made;
}

export class Project {
  readonly folder = mkdtempSync(join(tmpdir(), 'poolscope-case-'));
  private readonly running = new Set<ChildProcess>();

  constructor(files: Record<string, string | Buffer>) {
    for (const [path, text] of Object.entries(files)) {
      this.write(path, text);
    }
  }

  write(path: string, text: string | Buffer): void {
    const full = this.path(path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, text);
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  /** Runs `poolscope` here. */
  poolscope(args: readonly string[], options: StartOptions = {}): Promise<Ended> {
    return this.start([CLI, ...args], options);
  }

  /** Runs `poolscope … --json` here. @returns how it ended, and the document; null where it printed none */
  async json(
    args: readonly string[],
    options: StartOptions = {},
    // biome-ignore lint/suspicious/noExplicitAny: the document is looked at by its keys
  ): Promise<Ended & { document: any }> {
    const ended = await this.poolscope([...args, '--json'], options);
    return { ...ended, document: ended.stdout === '' ? null : JSON.parse(ended.stdout) };
  }

  /** Runs a program that is one of the files. */
  program(file: string, options: StartOptions = {}): Promise<Ended> {
    return this.start([this.path(file)], options);
  }

  /** Starts Node.js. Fails the test when it has not ended within its limit, and ends all that it has started. */
  async start(args: readonly string[], options: StartOptions = {}): Promise<Ended> {
    const { child, ended } = this.spawn(args, options);
    const limit = options.limit ?? LIMIT_MS;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), limit);
    });
    const end = await Promise.race([ended, late]);
    clearTimeout(timer);
    if (end === null) {
      endGroup(child);
      const said = await ended;
      expect.fail(
        `still running after ${limit} ms: ${args.slice(1).join(' ')}\n${said.stderr.slice(-2000)}\n${said.stdout.slice(-2000)}`,
      );
    }
    return end;
  }

  /** Starts Node.js in a process group of its own, and does not wait for it. */
  spawn(args: readonly string[], options: StartOptions = {}): { child: ChildProcess; ended: Promise<Ended> } {
    const {
      env,
      input,
      stdin = input !== undefined,
      node = process.execPath,
      flags = [],
      cwd = this.folder,
    } = options;
    const child = spawn(node, [...flags, ...args], {
      cwd,
      env: Object.fromEntries(
        Object.entries({ ...process.env, ...env }).filter(([, value]) => value !== undefined),
      ),
      stdio: [stdin ? 'pipe' : 'ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    this.running.add(child);
    if (input !== undefined) {
      child.stdin?.on('error', () => {});
      child.stdin?.end(input);
    }
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      stdout += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    const ended = new Promise<Ended>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code, signal) => {
        this.running.delete(child);
        resolve({ code, signal, stdout, stderr });
      });
    });
    return { child, ended };
  }

  /** The processes that have this folder in their command line. Linux only. */
  processes(): number[] {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .filter((pid) => commandLine(pid).includes(this.folder))
      .map(Number);
  }

  remove(): void {
    for (const child of this.running) {
      endGroup(child);
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return ''; // It has ended meanwhile.
  }
}

/** Ends a process and all that it has started. */
function endGroup({ pid }: ChildProcess): void {
  try {
    process.kill(process.platform === 'win32' ? (pid as number) : -(pid as number), 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
