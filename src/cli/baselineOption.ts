import { RequestError } from '../errors.js';
import { isWithin, LIMITS, numberIn } from '../limits.js';

/** `--baseline` without anything after it means one round: what follows it is no part of it. */
export function withRounds(args: readonly string[]): string[] {
  return args.flatMap((arg, i) => {
    const next = args[i + 1] ?? '';
    return arg !== '--baseline' || /^\d+$/.test(next) || isRunFile(next) ? [arg] : [arg, '1'];
  });
}

/** What --baseline asks for: rounds of a serial baseline (0: none), and the file of an earlier run. @throws RequestError */
export function baselineFrom(given: readonly string[]): { rounds: number; file: string | null } {
  const files = given.filter(isRunFile);
  const counts = given.filter((each) => !isRunFile(each));
  if (files.length > 1 || counts.length > 1) {
    throw new RequestError('--baseline takes one number of rounds and one file of an earlier run.');
  }
  return { rounds: roundsOf(counts[0]), file: files[0] ?? null };
}

function roundsOf(given: string | undefined): number {
  if (given === undefined) {
    return 0;
  }
  const rounds = numberIn(given);
  if (!isWithin(LIMITS.rounds, rounds)) {
    throw new RequestError(
      `--baseline takes a number of rounds from 1 to ${LIMITS.rounds.most}, a .poolscope or .json file of an earlier run, or nothing, not ${JSON.stringify(given)}.`,
    );
  }
  return rounds;
}

/** Whether what stands after --baseline names a file and not a number of rounds. */
function isRunFile(given: string): boolean {
  return /\.(poolscope|json)$/i.test(given);
}
