import { seeded } from '../random.js';
import { quantile } from '../statistics.js';

const RESAMPLES = 2000;

/**
 * The 95 % interval of Σa ÷ Σb by the percentile bootstrap over the pairs (B. Efron, R. Tibshirani, An Introduction to
 * the Bootstrap, 1993, chapter 13). The same pairs always give the same interval.
 *
 * @param pairs at least one; every b above 0
 */
export function bootstrapRatio(pairs: readonly (readonly [number, number])[]): [low: number, high: number] {
  const random = seeded(1);
  const ratios = new Float64Array(RESAMPLES);
  for (let i = 0; i < RESAMPLES; i++) {
    let a = 0;
    let b = 0;
    for (let j = 0; j < pairs.length; j++) {
      const pair = pairs[Math.floor(random() * pairs.length)] as readonly [number, number];
      a += pair[0];
      b += pair[1];
    }
    ratios[i] = a / b;
  }
  ratios.sort();
  return [quantile(ratios, 0.025), quantile(ratios, 0.975)];
}
