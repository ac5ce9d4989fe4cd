import { Command, CommanderError, Option } from 'commander';
import { exporting } from '../lazy.js';
import { VALUES_KEPT } from '../record/kept.js';
import { MODE_NAMES, WORKER_TYPES } from '../record/modes.js';
import { ENCODINGS } from '../text/encodings.js';
import { VERSION } from '../version.js';
import { withRounds } from './baselineOption.js';
import { Exit } from './exit.js';
import { printText, tell } from './streams.js';

/**
 * The whole command line.
 *
 * @param args - without the program's own name
 * @returns the exit code
 * @throws RequestError when the request is wrong, OutputError when help cannot be written
 */
export async function runProgram(args: readonly string[]): Promise<number> {
  let code: number = Exit.ok;
  // Who does not ask for them does not wait for their code to be read.
  const formats = args.includes('export') ? Object.keys(exporting().FORMATS).join(', ') : '';
  const help: string[] = [];
  const program = describe(
    formats,
    (text) => help.push(text),
    (result) => {
      code = result;
    },
  );
  if (args.length === 0) {
    await printText([program.helpInformation()]);
    return Exit.ok;
  }
  try {
    await program.parseAsync(withRounds(args), { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      // Help and version end this way, too, with the code 0.
      await printText(help);
      return error.exitCode === 0 ? Exit.ok : Exit.wrongRequest;
    }
    throw error;
  }
}

/**
 * @param formats - the names of those that a run can be exported in
 * @param write - gets help and version
 * @param done - gets the exit code
 */
function describe(formats: string, write: (text: string) => void, done: (code: number) => void): Command {
  const program = new Command('poolscope')
    .description(
      'Runs a JavaScript or TypeScript function over many inputs in parallel, and records every task.',
    )
    .version(VERSION)
    .exitOverride()
    .showSuggestionAfterError()
    .showHelpAfterError('(--help shows what there is)')
    .configureOutput({
      writeOut: write,
      writeErr: tell,
      outputError: (text, write) => write(text.replace(/^error: /, 'poolscope: ')),
    });

  requested(program.command('run').description('run a function over inputs'))
    .addOption(new Option('--workers <n>', 'how many workers (default: the number of cores)'))
    .addOption(new Option('--mode <mode>', `${MODE_NAMES.join(', ')} (default: "map")`))
    .addOption(
      new Option(
        '--baseline [rounds|file]',
        'then run the inputs again one after another in one worker, a sample of long runs; ' +
          'with rounds, by turns with the run, for an interval; ' +
          'with a .poolscope or .json file, compare with that run',
      ).argParser(collected),
    )
    .addOption(
      new Option(
        '--fail-if <condition>',
        'end with the exit code 3 when it is so, as in speedup<1.8, p95>200ms, slower>10%; may be given more than once',
      ).argParser(collected),
    )
    .addOption(new Option('--summary <file>', 'append a summary in Markdown, as for $GITHUB_STEP_SUMMARY'))
    .addOption(
      new Option('--cpu-prof <folder>', 'write a CPU profile of each worker to a folder, for VS Code'),
    )
    .addOption(new Option('--json', 'print the record as one JSON document'))
    .addOption(new Option('--out <file>', 'write the record to a .poolscope file'))
    .addOption(new Option('--quiet', 'nothing on stderr unless something is wrong'))
    .action(async (file: string | undefined, name: string | undefined, options) =>
      done(await (await import('./run.js')).runCommand(file, name, options)),
    );

  requested(
    program
      .command('compare')
      .description('run every mode over the same inputs, and show how they differ, with what was measured'),
  )
    .addOption(new Option('--workers <n>', 'how many workers (default: the number of cores)'))
    .option('--json', 'as JSON')
    .option('--quiet', 'nothing on stderr unless something is wrong')
    .action(async (file: string | undefined, name: string | undefined, options) =>
      done(await (await import('./compare.js')).compareModes(file, name, options)),
    );

  requested(
    program
      .command('scale')
      .description('run with several worker counts, in rounds: speed-up, efficiency, fitted laws'),
  )
    .addOption(new Option('--workers <n,…>', 'worker counts (default: 1 to the number of cores)'))
    .addOption(new Option('--mode <mode>', `${MODE_NAMES.join(', ')} (default: "map")`))
    .addOption(new Option('--repeats <n>', 'rounds (default: 3)'))
    .option('--json', 'as JSON')
    .option('--quiet', 'nothing on stderr unless something is wrong')
    .action(async (file: string | undefined, name: string | undefined, options) =>
      done(await (await import('./scale.js')).measureScaling(file, name, options)),
    );

  requested(
    program
      .command('estimate')
      .description(
        'try a few inputs one after another, and say whether a pool would help, and how large a one',
      ),
  )
    .addOption(
      new Option('--workers <n,…>', 'pool sizes to look at (default: 2, 4, … to the number of cores)'),
    )
    .addOption(new Option('--mode <mode>', `${MODE_NAMES.join(', ')} (default: "map")`))
    .addOption(new Option('--samples <n>', 'inputs to try at most (default: 32)'))
    .addOption(new Option('--budget <ms>', 'how long to try them (default: 3000)'))
    .option('--json', 'as JSON')
    .option('--quiet', 'nothing on stderr unless something is wrong')
    .action(async (file: string | undefined, name: string | undefined, options) =>
      done(await (await import('./estimate.js')).estimatePool(file, name, options)),
    );

  program
    .command('functions')
    .description('list the functions of a file; it is parsed, not run')
    .argument('<file>', 'JavaScript or TypeScript file')
    .option('--json', 'as JSON')
    .action(async (file: string, options) =>
      done(await (await import('./functions.js')).listFunctions(file, options)),
    );

  program
    .command('export')
    .description('write a recorded run in another format')
    .argument('<run>', '.poolscope file')
    .addOption(new Option('--format <format>', formats).makeOptionMandatory())
    .option('--out <file>', 'write to a file instead of stdout')
    .action(async (run: string, options) =>
      done(await (await import('./export.js')).exportRun(run, options)),
    );

  program
    .command('simulate')
    .description('what a recorded run would have come to with other workers, chunk sizes, orders and modes')
    .argument('<run>', '.poolscope file')
    .option('--workers <n,…>', 'worker counts (default: powers of two up to twice the cores)')
    .option('--chunksize <n,…>', 'chunk sizes: numbers, default, guided, factoring')
    .option('--mode <mode,…>', `modes (default: the run's): ${MODE_NAMES.join(', ')}`)
    .option('--order <order,…>', 'given, longest, shuffled (default: "given")')
    .option('--json', 'as JSON')
    .action(async (run: string, options) =>
      done(await (await import('./simulate.js')).simulateRun(run, options)),
    );

  return program;
}

/** Of an option that may be given more than once. */
function collected(value: string, before: string[] = []): string[] {
  return [...before, value];
}

/** The function, its inputs, and how a pool is to run it: what every command that runs something takes. */
function requested(command: Command): Command {
  return command
    .argument('[file]', 'JavaScript or TypeScript file')
    .argument('[function]', 'its name, as `poolscope functions` lists it')
    .addOption(
      new Option(
        '--config <name>',
        'a run configuration of .vscode/poolscope.json, here or above; file, function and options given besides win',
      ),
    )
    .addOption(
      new Option(
        '--inputs <expression>',
        'a JavaScript expression (JSON is one) that gives an iterable; for apply and apply_async an input ' +
          '{"function": "other", "args": […]} calls another function of the file',
      ),
    )
    .addOption(
      new Option(
        '--inputs-from <path|glob|->',
        '.json, .jsonl, .csv or .txt file; a .poolscope file for the inputs of that run; a glob, a path per file; ' +
          'or - for standard input, a pipe: a JSON array, else a JSON value per line, else a string per line',
      ),
    )
    .addOption(
      new Option(
        '--inputs-export <name>',
        'an export of the file; without any input option its export `inputs`',
      ),
    )
    .addOption(
      new Option('--csv-types', 'numbers, true, false and empty cells of a CSV file are such values'),
    )
    .addOption(
      new Option(
        '--delimiter <character>',
        'between the fields of a CSV file: a character, or tab (default: it is found); standard input is then CSV',
      ),
    )
    .addOption(
      new Option(
        '--encoding <name>',
        `of a file of inputs: ${ENCODINGS.join(', ')} (default: "utf8", or as its mark says)`,
      ),
    )
    .addOption(new Option('--only-failed', 'of an earlier run’s inputs, those whose tasks did not end well'))
    .addOption(new Option('--worker-type <type>', `${WORKER_TYPES.join(' or ')} (default: "thread")`))
    .addOption(
      new Option(
        '--chunksize <n|auto>',
        'inputs sent to a worker at once, for the maps and imaps; auto: by how long they take (default: as CPython)',
      ),
    )
    .addOption(new Option('--timeout <ms>', 'milliseconds a task may run'))
    .addOption(
      new Option('--import-timeout <ms>', 'milliseconds the import of the file may take (default: no limit)'),
    )
    .addOption(new Option('--maxtasksperchild <n>', 'chunks a worker runs before it is replaced'))
    .addOption(
      new Option(
        '--values <how>',
        `how much of results the record keeps: ${VALUES_KEPT.join(', or ')} of those over 1000 characters (default: "whole")`,
      ),
    )
    .addOption(new Option('--max-inputs <n>', 'refuse more inputs than this (default: 10000000)'));
}
