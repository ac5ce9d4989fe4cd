/** @param ms - so long it has taken */
export function slowImport(file: string, ms: number): string {
  return `Still importing ${file} after ${ms / 1000} s. --import-timeout MS (importTimeout) limits how long that may take.`;
}

export function lateImport(file: string, limit: number): string {
  return `${file} was not done importing after ${limit} ms, the limit that --import-timeout (importTimeout) sets.`;
}
