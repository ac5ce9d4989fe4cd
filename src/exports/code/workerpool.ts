import { collectLines } from './collect.js';
import { functionLines, headLines, importLines, indented, limitOfChunk } from './program.js';
import type { SetUp } from './setUp.js';
import { inAddress, literal } from './text.js';

/** The set-up with plain workerpool, in one file that is its own worker script. */
export function withWorkerpool(setUp: SetUp): string {
  const { file, inputs, workers, workerType, timeout } = setUp;
  const limit = timeout === null ? '' : `.timeout(${limitOfChunk(timeout)})`;
  return `${[
    ...headLines(setUp, 'with workerpool (npm install workerpool)', true),
    ...importLines(inputs.imports, { 'node:url': ['fileURLToPath'] }),
    `import workerpool from 'workerpool';`,
    `import * as work from ${literal(inAddress(file))};`,
    '',
    ...functionLines(setUp),
    '',
    'async function runChunk(chunk) {',
    '  const values = [];',
    '  for (const args of chunk) {',
    '    values.push(await run(...args));',
    '  }',
    '  return values;',
    '}',
    '',
    'async function main() {',
    ...indented([
      ...inputs.statements,
      'const pool = workerpool.pool(fileURLToPath(import.meta.url), {',
      `  maxWorkers: ${workers},`,
      `  workerType: '${workerType}',`,
      // Else bytes, dates and the like would come as JSON has them.
      ...(workerType === 'process' ? ["  forkOpts: { serialization: 'advanced' },"] : []),
      '  maxQueueSize: Infinity,',
      '});',
      'try {',
      ...(timeout === null ? [] : ['  // workerpool limits a chunk, not a task.']),
      `  const send = (chunk) => pool.exec('runChunk', [chunk])${limit};`,
      ...indented([...collectLines(setUp), 'console.log(results);']),
      '} finally {',
      '  await pool.terminate(true);',
      '}',
    ]),
    '}',
    '',
    'if (workerpool.isMainThread) {',
    '  await main();',
    '} else {',
    '  workerpool.worker({ runChunk });',
    '}',
  ].join('\n')}\n`;
}
