import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { wrongDocument } from './documentOracle.mjs';
import { isCut, runProgram } from './runProgram.mjs';

const CLI = process.env.POOLSCOPE_CLI ?? fileURLToPath(new URL('../../../dist/cli.js', import.meta.url));
/** ms; what takes longer hangs. */
const LIMIT = 20_000;
/** Processes that were ended may take so long (ms) to be gone. */
const GOING = 2000;

/**
 * Runs the program of a seed by the command line.
 *
 * @param {number} seed
 * @returns {Promise<{ faults: string[], program: string }>} what was wrong, and the program in words
 */
export async function runOne(seed) {
  const folder = mkdtempSync(join(tmpdir(), 'poolscope-generated-'));
  const program = runProgram(seed, folder);
  const { args, files, asked } = program;
  mkdirSync(join(folder, 'tmp'));
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text);
  }
  const ended = await run(program, folder);
  const faults = ended.isLate ? [`still running after ${LIMIT} ms`] : judge(program, ended);
  faults.push(...(await leftBehind(folder)));
  if (faults.length > 0) {
    faults.push(`stderr: ${ended.stderr.slice(0, 1000)}`);
  }
  rmSync(folder, { recursive: true, force: true });
  const { kind, whats, ran, held, taskArgs, ...options } = asked;
  return {
    faults,
    program: `${kind}: poolscope run ${args.join(' ')}\n  ${whats.map((what, i) => `${i} ${what}`).join(', ')}\n  ${JSON.stringify(options)}`,
  };
}

async function run({ args, input, asked }, folder) {
  const child = spawn(process.execPath, [CLI, 'run', ...args], {
    cwd: folder,
    env: { ...process.env, TMPDIR: join(folder, 'tmp') },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    detached: true,
  });
  child.stdin?.on('error', () => {});
  child.stdin?.end(input);
  let [stdout, stderr, isLate] = ['', '', false];
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const closed = new Promise((resolve) => child.on('close', resolve));
  const limit = setTimeout(() => {
    isLate = true;
    endAll(folder);
  }, LIMIT);
  if (isCut(asked.kind)) {
    void cancel(child, asked);
  }
  const code = await closed;
  clearTimeout(limit);
  return { code, stdout, stderr, isLate, began: beganIn(asked.ran) };
}

/** Sends a signal once a task waits for it. */
async function cancel(child, { held, seed }) {
  while (child.exitCode === null && child.signalCode === null && !existsSync(held)) {
    await sleep(10);
  }
  child.kill(seed % 2 === 0 ? 'SIGINT' : 'SIGTERM');
}

function beganIn(ran) {
  const began = new Map();
  for (const line of existsSync(ran) ? readFileSync(ran, 'utf8').split('\n').slice(0, -1) : []) {
    began.set(Number(line), (began.get(Number(line)) ?? 0) + 1);
  }
  return began;
}

function judge({ asked }, { code, stdout, stderr, began }) {
  if (asked.kind === 'wrong') {
    // One that ends the run's process while it takes the inputs from the file: the record says so (docs/faults.md).
    const isKilled = asked.mayKill && code === 1 && began.size === 0;
    const isRefused = isKilled || (code === 2 && stdout === '' && stderr !== '' && began.size === 0);
    return isRefused ? [] : [`exit code ${code}, ${began.size} tasks began, stdout: ${stdout.slice(0, 300)}`];
  }
  let document;
  try {
    document = JSON.parse(stdout);
  } catch {
    return [`exit code ${code}, and stdout is no document: ${stdout.slice(0, 300)}`];
  }
  const faults = wrongDocument(asked, document, began);
  const expected = { completed: 0, failed: 1, cancelled: 130 }[document.outcome];
  // A signal that came when all was done changes nothing but the code.
  if (code !== expected && !(asked.kind === 'cancelled late' && code === 130)) {
    faults.push(`exit code ${code} of a run that is ${document.outcome}`);
  }
  if (asked.quiet && document.outcome === 'completed' && document.tasks.length > 0 && stderr !== '') {
    faults.push('--quiet is not quiet');
  }
  return faults;
}

/** Processes and files that a program has left. */
async function leftBehind(folder) {
  const faults = [];
  for (const end = Date.now() + GOING; processesOf(folder).length > 0 && Date.now() < end; ) {
    await sleep(20);
  }
  const left = processesOf(folder);
  if (left.length > 0) {
    faults.push(`left processes: ${left.map((pid) => commandLine(pid)).join('; ')}`);
    endAll(folder);
  }
  const files = readdirSync(join(folder, 'tmp'));
  return files.length > 0 ? [...faults, `left in the temporary folder: ${files.join(', ')}`] : faults;
}

/** The processes whose temporary folder is the program's. Linux only. */
function processesOf(folder) {
  return readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && read(`/proc/${name}/environ`).includes(join(folder, 'tmp')),
  );
}

function endAll(folder) {
  for (const pid of processesOf(folder)) {
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It is gone.
    }
  }
}

function commandLine(pid) {
  return read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // It has ended meanwhile.
  }
}
