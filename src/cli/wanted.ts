import { configurationsOf, folderWithConfigurations, named, overridden } from '../configs/index.js';
import { RequestError } from '../errors.js';
import type { RunOptions } from '../runner/runOptions.js';

/** What a run is asked for, and the folder that its paths start at and its function runs in. */
export interface Wanted {
  options: RunOptions;
  cwd: string;
}

/**
 * What the command line asks for; with `--config` what the configuration says, where the command line says nothing else.
 *
 * @throws RequestError when file or function are missing, or there is no such configuration
 */
export async function wanted(
  file: string | undefined,
  name: string | undefined,
  { config, ...given }: Omit<RunOptions, 'file' | 'function'> & { config?: string | undefined },
): Promise<Wanted> {
  const here = process.cwd();
  if (config === undefined) {
    if (file === undefined || name === undefined) {
      throw new RequestError(
        `Which ${file === undefined ? 'file and function' : 'function of it'}? Write poolscope run FILE FUNCTION, or --config NAME.`,
      );
    }
    return { options: { ...given, file, function: name }, cwd: here };
  }
  const { folder, configuration } = named(await configurationsOf(folderWithConfigurations(here)), config);
  const options = overridden(configuration, { ...given, file, function: name });
  return { options: options as RunOptions, cwd: folder };
}
