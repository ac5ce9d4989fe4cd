/** A recorded run, as a list shows it. `file`: absolute path of its .poolscope file. */
export interface EarlierRun {
  label: string;
  description: string;
  file: string;
  /** Some of its tasks did not end well. */
  hasFailed: boolean;
}

/** The runs whose inputs can be taken again. */
export interface EarlierRuns {
  /** The newest first. */
  list(): Promise<EarlierRun[]>;
}
