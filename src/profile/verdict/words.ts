import type { Verdict } from './verdict.js';

/** A verdict as lines of text: the sentence, then each reason with what to do. */
export function verdictLines({ says, findings }: Verdict): string[] {
  return [says, ...findings.map(({ title, says: why, advice }) => `- ${title}: ${why} ${advice}`)];
}
