/** Where workers write down which rows have begun (`BegunRows`). */
export interface BegunFile {
  /** For threads: open in this process. */
  fd: number;
  /** For processes. */
  path: string;
}
