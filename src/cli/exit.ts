/** What the exit code says. */
export const Exit = {
  /** All tasks are ok; or what was asked for has been printed. */
  ok: 0,
  /** The run ended with tasks that did not succeed. */
  notAllOk: 1,
  /** The request itself was wrong: a message on stderr, nothing on stdout. */
  wrongRequest: 2,
  /** The run ended well, and is as a condition of --fail-if says that it must not be. */
  guarded: 3,
  /** As shells have it for what Ctrl-C ended. */
  cancelled: 130,
} as const;
