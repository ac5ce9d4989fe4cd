import { headLines, importLines, indented } from './program.js';
import type { SetUp } from './setUp.js';

/** The set-up with this library: a task by its file and name, and the call of its mode. */
export function withPoolscope(setUp: SetUp): string {
  const { file, name, inputs, workers, workerType, timeout, maxtasksperchild } = setUp;
  const usesModule = inputs.statements.some((line) => line.includes('work.'));
  const options = [
    `workers: ${workers}`,
    ...(workerType === 'thread' ? [] : [`workerType: '${workerType}'`]),
    ...(timeout === null ? [] : [`timeout: ${timeout}`]),
    ...(maxtasksperchild === null ? [] : [`maxtasksperchild: ${maxtasksperchild}`]),
  ];
  return `${[
    ...headLines(setUp, 'with poolscope (npm install poolscope)').filter(
      (line) => !/has to be exported/.test(line),
    ),
    ...importLines(inputs.imports, { poolscope: ['Pool', 'task'] }),
    ...(usesModule ? [`import * as work from '${file}';`] : []),
    '',
    `const run = task(new URL('${file}', import.meta.url), ${/["'\\]/.test(name) ? JSON.stringify(name) : `'${name}'`});`,
    ...inputs.statements,
    '',
    `const pool = new Pool({ ${options.join(', ')} });`,
    'try {',
    ...indented([...callLines(setUp), 'console.log(results);']),
    '} finally {',
    '  await pool.terminate();',
    '}',
  ].join('\n')}\n`;
}

function callLines({ mode, chunksize }: SetUp): string[] {
  const size = typeof chunksize === 'string' ? `'${chunksize}'` : chunksize;
  const options = chunksize === null ? '' : `, { chunksize: ${size} }`;
  switch (mode) {
    case 'map':
    case 'starmap':
      return [`const results = await pool.${mode}(run, inputs${options});`];
    case 'map_async':
    case 'starmap_async':
      return [
        `const pending = pool.${mode === 'map_async' ? 'mapAsync' : 'starmapAsync'}(run, inputs${options});`,
        '// What stands here goes on while the tasks run.',
        'const results = await pending.get();',
      ];
    case 'apply':
      return [
        'const results = [];',
        'for (const args of inputs) {',
        '  results.push(await pool.apply(run, args)); // One at a time.',
        '}',
      ];
    case 'apply_async':
      return [
        'const results = []; // In the order in which they come.',
        'const callback = (value) => results.push(value);',
        'const calls = inputs.map((args) => pool.applyAsync(run, args, {}, { callback }));',
        'await Promise.all(calls.map((call) => call.get()));',
      ];
    case 'imap':
    case 'imap_unordered':
      return [
        'const results = [];',
        `for await (const value of pool.${mode === 'imap' ? 'imap' : 'imapUnordered'}(run, inputs${options})) {`,
        '  results.push(value);',
        '}',
      ];
  }
}
