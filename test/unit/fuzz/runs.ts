/** So many cases; more by hand: `POOLSCOPE_FUZZ=100 npx vitest run --project unit test/unit/fuzz`. */
export function casesOf(cases: number): number {
  return cases * Number(process.env.POOLSCOPE_FUZZ ?? 1);
}
