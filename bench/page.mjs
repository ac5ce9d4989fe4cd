// Writes what was measured into docs/speed.md, between two marks for each workload; the words around them stay.

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { linesOf } from './table.mjs';

const PAGE = new URL('../docs/speed.md', import.meta.url);

export function writePage(name, workload, rows, goals, repeats) {
  const text = readFileSync(PAGE, 'utf8');
  const section = [
    `<!-- bench ${name} -->`,
    `**${workload.title}**`,
    '',
    `| who | median | spread | ÷ ${workload.base} | CPU time | peak memory |`,
    '|---|---|---|---|---|---|',
    ...linesOf(rows, workload.per).map((cells) => `| ${cells.join(' | ')} |`),
    '',
    ...goals.map(({ text, met }) => `- ${met ? 'met' : '**missed**'}: ${text}`),
    ...(goals.length > 0 ? [''] : []),
    `${machine()}; ${repeats} interleaved repeats.`,
    `<!-- end ${name} -->`,
  ].join('\n');
  const marks = new RegExp(`<!-- bench ${name} -->[\\s\\S]*?<!-- end ${name} -->`);
  writeFileSync(
    PAGE,
    marks.test(text) ? text.replace(marks, () => section) : `${text.trimEnd()}\n\n${section}\n`,
  );
}

function machine() {
  const python = spawnSync('python3', ['--version'], { encoding: 'utf8' });
  const parts = [
    cpus()[0]?.model ?? 'unknown CPU',
    `${availableParallelism()} cores`,
    `Node ${process.version}`,
  ];
  if (python.status === 0) {
    parts.push(`C${python.stdout.trim()}`);
  }
  return parts.join(', ');
}
