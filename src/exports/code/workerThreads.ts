import { collectLines } from './collect.js';
import { functionLines, headLines, importLines, indented, limitOfChunk } from './program.js';
import type { SetUp } from './setUp.js';
import { inAddress, literal } from './text.js';

/** How workers are made and spoken to: threads and processes differ in names only. */
const KINDS = {
  thread: {
    imports: { 'node:worker_threads': ['Worker', 'isMainThread', 'parentPort'] },
    how: 'with node:worker_threads',
    isMain: 'isMainThread',
    make: 'new Worker(new URL(import.meta.url))',
    send: 'worker.postMessage(chunk)',
    receive: "parentPort.on('message'",
    answer: 'parentPort.postMessage',
    end: 'worker.terminate()',
  },
  process: {
    imports: { 'node:child_process': ['fork'], 'node:url': ['fileURLToPath'] },
    how: 'with node:child_process',
    isMain: "process.argv[2] !== 'worker'",
    make: "fork(fileURLToPath(import.meta.url), ['worker'], { serialization: 'advanced' })",
    send: 'worker.send(chunk)',
    receive: "process.on('message'",
    answer: 'process.send',
    end: 'worker.kill()',
  },
};

/** The set-up with what Node has, in one file that starts itself as its workers. */
export function withWorkerThreads(setUp: SetUp): string {
  const { file, inputs, workers, workerType, timeout } = setUp;
  const kind = KINDS[workerType];
  return `${[
    ...headLines(setUp, kind.how, true),
    ...importLines(inputs.imports, kind.imports),
    `import * as work from ${literal(inAddress(file))};`,
    '',
    ...functionLines(setUp),
    '',
    ...poolLines(kind, timeout),
    '',
    'async function main() {',
    ...indented([
      ...inputs.statements,
      `const { send, end } = startWorkers(${workers});`,
      'try {',
      ...indented([...collectLines(setUp), 'console.log(results);']),
      '} finally {',
      '  await end();',
      '}',
    ]),
    '}',
    '',
    `if (${kind.isMain}) {`,
    '  await main();',
    '} else {',
    `  ${kind.receive}, async (chunk) => {`,
    '    try {',
    '      const values = [];',
    '      for (const args of chunk) {',
    '        values.push(await run(...args));',
    '      }',
    `      ${kind.answer}({ values });`,
    '    } catch (error) {',
    `      ${kind.answer}({ error });`,
    '    }',
    '  });',
    '}',
  ].join('\n')}\n`;
}

/** A queue and workers that take from it: each has one chunk at a time. */
function poolLines(kind: (typeof KINDS)['thread' | 'process'], timeout: number | null): string[] {
  return [
    'function startWorkers(count) {',
    '  const queue = [];',
    '  const idle = [];',
    '  const workers = new Set();',
    '  const start = () => {',
    `    const worker = ${kind.make};`,
    '    workers.add(worker);',
    '    worker.job = null;',
    '    const settle = (answer) => {',
    '      const { resolve, reject, timer } = worker.job ?? {};',
    '      clearTimeout(timer);',
    '      worker.job = null;',
    "      'error' in answer ? reject?.(answer.error) : resolve?.(answer.values);",
    '    };',
    "    worker.on('message', (answer) => {",
    '      settle(answer);',
    '      idle.push(worker);',
    '      next();',
    '    });',
    "    worker.on('error', (error) => settle({ error }));",
    "    worker.on('exit', (code) => {",
    "      settle({ error: new Error('The worker exited with code ' + code) });",
    '      if (workers.delete(worker)) {',
    '        start();',
    '        next();',
    '      }',
    '    });',
    '    idle.push(worker);',
    '  };',
    '  const next = () => {',
    '    while (queue.length > 0 && idle.length > 0) {',
    '      const worker = idle.shift();',
    '      if (!workers.has(worker)) {',
    '        continue;',
    '      }',
    '      const job = queue.shift();',
    '      const { chunk } = job;',
    '      worker.job = job;',
    ...(timeout === null
      ? []
      : [
          '      job.timer = setTimeout(() => {',
          "        job.reject(new Error('Timed out'));",
          `        ${kind.end};`,
          `      }, ${limitOfChunk(timeout)});`,
        ]),
    `      ${kind.send};`,
    '    }',
    '  };',
    '  for (let i = 0; i < count; i++) {',
    '    start();',
    '  }',
    '  return {',
    '    send: (chunk) =>',
    '      new Promise((resolve, reject) => {',
    '        queue.push({ chunk, resolve, reject });',
    '        next();',
    '      }),',
    '    end: async () => {',
    '      const all = [...workers];',
    '      workers.clear();',
    `      await Promise.all(all.map((worker) => ${kind.end}));`,
    '    },',
    '  };',
    '}',
  ];
}
