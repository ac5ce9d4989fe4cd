// Runs generated programs and tells which of them went wrong:
//   node test/cases/generated/run.mjs [--cli] [--library] [--seed 1] [--count 100] [--at-once 2]
// A failure names its seed; `--cli --seed N --count 1` runs that program alone.
import { parseArgs } from 'node:util';
import { programs } from './programs.mjs';

const { values } = parseArgs({
  options: {
    cli: { type: 'boolean', default: false },
    library: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '100' },
    'at-once': { type: 'string', default: '2' },
  },
});
const [seed, count, atOnce] = [values.seed, values.count, values['at-once']].map(Number);
const faces = ['cli', 'library'].filter((face) => values[face] || (!values.cli && !values.library));
for (const face of faces) {
  const failures = await programs(face, { seed, count, atOnce, report: console.log });
  console.log(`${face}: ${failures.length} of ${count} programs failed`);
  process.exitCode ||= failures.length > 0 ? 1 : 0;
}
