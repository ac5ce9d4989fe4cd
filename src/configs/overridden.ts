import type { Configuration } from './shape.js';

const INPUTS = ['inputs', 'inputsFrom', 'inputsExport'] as const;
/** What can only be said of certain inputs goes with them. */
const OF_INPUTS = [...INPUTS, 'csvTypes', 'delimiter', 'encoding', 'onlyFailed'] as const;

/**
 * What a configuration says, where nothing else is said besides.
 *
 * @param given - undefined values say nothing; inputs of any kind take the place of the configuration's
 */
export function overridden(
  { name: _, ...configured }: Configuration,
  given: Record<string, unknown>,
): Omit<Configuration, 'name'> {
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  if (INPUTS.some((key) => key in said)) {
    for (const key of OF_INPUTS) {
      delete configured[key];
    }
  }
  return { ...configured, ...said };
}
