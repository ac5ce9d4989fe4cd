import { Command, CommanderError, Option } from 'commander';
import { FORMATS } from '../exports/formats.js';
import { MODE_NAMES, WORKER_TYPES } from '../record/modes.js';
import { VERSION } from '../version.js';
import { Exit } from './exit.js';
import { exportRun } from './export.js';
import { listFunctions } from './functions.js';
import { runCommand } from './run.js';

/**
 * The whole command line.
 *
 * @param args - without the program's own name
 * @returns the exit code
 * @throws RequestError when the request is wrong
 */
export async function runProgram(args: readonly string[]): Promise<number> {
  let code: number = Exit.ok;
  const program = describe((result) => {
    code = result;
  });
  if (args.length === 0) {
    process.stdout.write(program.helpInformation());
    return Exit.ok;
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      // Help and version end this way, too, with the code 0.
      return error.exitCode === 0 ? Exit.ok : Exit.wrongRequest;
    }
    throw error;
  }
}

function describe(done: (code: number) => void): Command {
  const program = new Command('poolscope')
    .description(
      'Runs a JavaScript or TypeScript function over many inputs in parallel, and records every task.',
    )
    .version(VERSION)
    .exitOverride()
    .showSuggestionAfterError()
    .showHelpAfterError('(--help shows what there is)')
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'poolscope: ')) });

  program
    .command('run')
    .description('run a function over inputs')
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
        '--inputs-from <path|glob>',
        '.json, .jsonl, .csv or .txt file; a .poolscope file for the inputs of that run; or a glob, a path per file',
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
    .addOption(new Option('--only-failed', 'of an earlier run’s inputs, those whose tasks did not end well'))
    .addOption(new Option('--mode <mode>', `${MODE_NAMES.join(', ')} (default: "map")`))
    .addOption(new Option('--workers <n>', 'how many workers (default: the number of cores)'))
    .addOption(new Option('--worker-type <type>', `${WORKER_TYPES.join(' or ')} (default: "thread")`))
    .addOption(
      new Option(
        '--chunksize <n|auto>',
        'inputs sent to a worker at once, for the maps and imaps (default: "auto")',
      ),
    )
    .addOption(new Option('--timeout <ms>', 'milliseconds a task may run'))
    .addOption(new Option('--maxtasksperchild <n>', 'chunks a worker runs before it is replaced'))
    .addOption(new Option('--max-inputs <n>', 'refuse more inputs than this (default: 10000000)'))
    .addOption(new Option('--json', 'print the record as one JSON document'))
    .addOption(new Option('--out <file>', 'write the record to a .poolscope file'))
    .addOption(new Option('--quiet', 'nothing on stderr unless something is wrong'))
    .action(async (file: string | undefined, name: string | undefined, options) =>
      done(await runCommand(file, name, options)),
    );

  program
    .command('functions')
    .description('list the functions of a file; it is parsed, not run')
    .argument('<file>', 'JavaScript or TypeScript file')
    .option('--json', 'as JSON')
    .action(async (file: string, options) => done(await listFunctions(file, options)));

  program
    .command('export')
    .description('write a recorded run in another format')
    .argument('<run>', '.poolscope file')
    .addOption(new Option('--format <format>', Object.keys(FORMATS).join(', ')).makeOptionMandatory())
    .option('--out <file>', 'write to a file instead of stdout')
    .action(async (run: string, options) => done(await exportRun(run, options)));

  return program;
}
