/** Where the inputs of a run come from. Paths are absolute. */
export type InputSource =
  /** A JavaScript expression that gives an iterable or async iterable; evaluated in the run's own process. */
  | { kind: 'expression'; text: string }
  /** An exported array, iterable, async iterable or (generator) function without parameters of the function's file. */
  | { kind: 'export'; name: string }
  /** A file: .json an array, .jsonl a value per line, .csv an object per row, .txt a string per line. */
  | { kind: 'file'; path: string }
  /** A glob, resolved against the run's directory: a path per file, in order of name. */
  | { kind: 'glob'; pattern: string };
