import { spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Block,
  commandsOf,
  hasPlaceholder,
  PAGES,
  type Page,
  ROOT,
  readPage,
} from '../documents/blocks.js';

/*
 * Every code block and command of the documents is run as a reader would: in a folder as a clean clone with a build has it. Pages
 * below docs/ and media/ are read with the examples at hand, and the few files of test/fixtures/documents.
 *
 * Not run, but test/unit/house looks that they exist: npm scripts (`npm start` opens an editor, `npm test` would run this test) and
 * programs of scripts/, which change the sources.
 */
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'poolscope documents ')));
const bin = join(folder, 'node_modules', '.bin');
const isWindows = process.platform === 'win32';

beforeAll(() => {
  mkdirSync(bin, { recursive: true });
  cpSync(`${ROOT}package.json`, join(folder, 'package.json'));
  cpSync(`${ROOT}examples`, join(folder, 'examples'), { recursive: true });
  for (const [from, to] of [
    ['dist', 'dist'],
    ['.', 'node_modules/poolscope'],
    ['node_modules/@types', 'node_modules/@types'],
  ] as const) {
    symlinkSync(join(ROOT, from), join(folder, to), 'junction');
  }
  const command = join(bin, 'poolscope');
  writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${join(ROOT, 'dist/cli.js')}" "$@"\n`);
  chmodSync(command, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Where a reader of the page is: in the clone, or in a project that has what the page is about. */
function placeOf(page: Page): string {
  const parts = dirname(page.name);
  if (parts === '.' || parts === 'examples') {
    return join(folder, parts);
  }
  const place = join(folder, page.name.replace(/\W/g, '-'));
  cpSync(`${ROOT}examples`, place, { recursive: true });
  cpSync(`${ROOT}test/fixtures/documents`, place, { recursive: true });
  return place;
}

for (const page of PAGES.map(readPage)) {
  const runnable = page.blocks.filter(({ reason }) => reason === undefined);
  const of = (...langs: string[]) => runnable.filter(({ lang }) => langs.includes(lang));
  const spans = commandsOf(page).filter((span) => /^(poolscope|node) /.test(span));
  const whole = spans.filter(
    (span) => !hasPlaceholder(span) && isWhole(span) && !span.startsWith('node scripts/'),
  );
  const parts = spans.filter((span) => !whole.includes(span) && /^poolscope /.test(span));
  const programs = of('ts');
  if (of('sh', 'console', 'yaml', 'ts').length + spans.length === 0) {
    continue;
  }
  describe(page.name, () => {
    let place: string;
    beforeAll(async () => {
      place = placeOf(page);
      for (const { text } of of('jsonc').filter((block) => /"configurations"/.test(block.text))) {
        mkdirSync(join(place, '.vscode'), { recursive: true });
        writeFileSync(join(place, '.vscode', 'poolscope.json'), text);
      }
      if (page.text.includes('run.poolscope')) {
        await succeeds('poolscope run squares.ts square --inputs "[1]" --out run.poolscope --quiet', place);
      }
      for (const block of programs) {
        writeFileSync(join(place, fileOf(block)), block.text);
      }
    });

    const commandsRun = () => {
      it.each(of('sh').map((block) => [block.line, block] as const))('line %i', async (_, block) => {
        for (const command of commandsIn(block).filter((each) => !each.startsWith('npm '))) {
          await succeeds(command, place);
        }
      });

      it.each(of('yaml').map((block) => [block.line, block] as const))('line %i', async (_, block) => {
        const commands = [...block.text.matchAll(/^ *- run: (.+)$/gm)].map(
          ([, command]) => command as string,
        );
        expect(commands.length).toBeGreaterThan(0);
        for (const command of commands) {
          await succeeds(command, place, { GITHUB_STEP_SUMMARY: join(place, 'step.md') });
        }
      });

      it.each(of('console').map((block) => [block.line, block] as const))(
        'line %i, and what it prints',
        async (_, block) => {
          for (const part of block.text.split(/^\$ /m).filter(Boolean)) {
            const [command, ...printed] = part.trimEnd().split('\n');
            const output = await succeeds(command as string, place);
            expect(withoutTimes(output)).toBe(withoutTimes(printed.join('\n')));
          }
        },
      );

      if (whole.length > 0) {
        it('in sentences', async () => {
          for (const command of whole) {
            await succeeds(command, place);
          }
        });
      }
    };
    // There is a shell of this kind on every system but one; what it runs is the same there.
    if (of('sh', 'yaml', 'console').length + whole.length > 0) {
      describe.skipIf(isWindows)('commands', commandsRun);
    }

    const namesThem = async () => {
      const unknown: string[] = [];
      for (const span of parts) {
        const [, name] = span.split(' ') as [string, string];
        const { code, output } = await run(
          `"${process.execPath}" "${join(ROOT, 'dist/cli.js')}" ${name} --help`,
          place,
        );
        const options = span.match(/--[\w-]+/g) ?? [];
        if (code !== 0 || options.some((option) => !new RegExp(`${option}\\b`).test(output))) {
          unknown.push(span);
        }
      }
      expect(unknown).toEqual([]);
    };
    if (parts.length > 0) {
      it('names commands and options that there are', namesThem);
    }

    const programsRun = () => {
      it('have sound types', async () => {
        const files = programs.map((block) => `"${fileOf(block)}"`).join(' ');
        const options =
          '--noEmit --strict --target es2024 --lib esnext --module nodenext --allowImportingTsExtensions --types node';
        const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
        const { output } = await run(`"${process.execPath}" "${tsc}" ${options} ${files}`, place);
        expect(output).toBe('');
      });

      it.each(programs.map((block) => [block.line, block] as const))(
        'line %i runs, and prints what it says',
        async (_, block) => {
          const { code, output } = await run(
            `"${process.execPath}" --disable-warning=ExperimentalWarning "${fileOf(block)}"`,
            place,
          );
          expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
          // What a line prints stands at its end: `console.log(…); // 9`
          for (const [, said] of block.text.matchAll(/console\.log\(.*\).*; \/\/ (.+)$/gm)) {
            expect(output.split('\n')).toContain(said);
          }
        },
      );
    };
    if (programs.length > 0) {
      describe('programs', programsRun);
    }
  });
}

/** The commands of a block, one a line; a line that ends with a backslash goes on. */
function commandsIn({ text }: Block): string[] {
  return text.replace(/\\\n/g, '').split('\n').filter(Boolean);
}

/** `poolscope run --json` is a name, not something to type: it says nothing of what to run. */
function isWhole(command: string): boolean {
  return /^node \S+ \S/.test(command) || /^poolscope \w+ ([^-]|--config |--help$)/.test(command);
}

/** A block that begins with a name of a file is that file. */
function fileOf({ text, line }: Block): string {
  return /^\/\/ (\S+\.ts)\n/.exec(text)?.[1] ?? `line-${line}.ts`;
}

/** Numbers with a unit are another machine's. */
function withoutTimes(text: string): string {
  return (
    text
      .trim()
      .replace(/\d+(\.\d+)?(?= ?(ms|µs|s|min|×|%))/g, 'N')
      // On a busy machine the call begins later, and then its wait is measured.
      .replace(/The caller waited (all the while|N (ms|s) of it)\./g, 'The caller waited.')
  );
}

/** @returns what it printed */
async function succeeds(command: string, cwd: string, env: Record<string, string> = {}): Promise<string> {
  const { code, output } = await run(command, cwd, env);
  const expected = codesOf(command);
  expect(expected.includes(code) ? '' : `${command}\nended with ${code}:\n${output}`).toBe('');
  return output;
}

function codesOf(command: string): (number | null)[] {
  if (command.includes('--fail-if')) {
    // Whether the machine is fast enough just now is not the document's fault.
    return [0, 3];
  }
  // Tasks that run out of time did not end well.
  return command.includes('--timeout') ? [1] : [0];
}

function run(command: string, cwd: string, env: Record<string, string> = {}) {
  const path = [bin, dirname(process.execPath), process.env.PATH].join(delimiter);
  const child = spawn(command, {
    cwd,
    shell: true,
    env: { ...process.env, PATH: path, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  return new Promise<{ code: number | null; output: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, output }));
  });
}
