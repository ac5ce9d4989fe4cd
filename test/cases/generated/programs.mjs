import { hosted } from './hosted.mjs';
import { runOne } from './runOne.mjs';

/**
 * Runs generated programs.
 *
 * @param {'cli' | 'library'} face
 * @param {{ seed: number, count: number, atOnce: number, report?: (failure: string) => void }} options - the first seed; how many programs; how many
 * at a time; who hears of a failure at once
 * @returns {Promise<string[]>} an account of each that went wrong
 */
export async function programs(face, { seed, count, atOnce, report = () => {} }) {
  const failures = [];
  const tell = (own, faults, program) => {
    if (faults.length > 0) {
      const text = typeof program === 'string' ? program : JSON.stringify(program);
      const failure = [
        `--${face} --seed ${own} --count 1`,
        text,
        ...faults.map((fault) => `- ${fault}`),
      ].join('\n  ');
      failures.push(failure);
      report(failure);
    }
  };
  const seeds = Array.from({ length: count }, (_, i) => seed + i);
  const share = (part) => seeds.filter((_, i) => i % atOnce === part);
  const run = face === 'cli' ? oneByOne : hosted;
  await Promise.all(Array.from({ length: atOnce }, (_, part) => run(share(part), tell)));
  return failures;
}

async function oneByOne(seeds, tell) {
  for (const seed of seeds) {
    const { faults, program } = await runOne(seed);
    tell(seed, faults, program);
  }
}
