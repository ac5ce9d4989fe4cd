/**
 * The same error in both worlds, by a name of its own: CPython says most of them with ValueError, we with the name that
 * JavaScript has for it. An error that is not in this table keeps its own name and message.
 */
export interface SameError {
  as: string;
  /** Name, and a pattern of the message. */
  cpython: [string, string];
  ours: [string, string];
}

export const SAME_ERRORS: SameError[] = [
  {
    as: 'NotRunning',
    cpython: ['ValueError', '^Pool not running$'],
    ours: ['Error', '^Pool not running$'],
  },
  {
    as: 'StillRunning',
    cpython: ['ValueError', '^Pool is still running$'],
    ours: ['Error', '^Pool is still running$'],
  },
  { as: 'NotReady', cpython: ['ValueError', ' not ready$'], ours: ['Error', ' not ready$'] },
  { as: 'Timeout', cpython: ['TimeoutError', '^$'], ours: ['TimeoutError', '^No (item|result) after '] },
  {
    as: 'BadWorkers',
    cpython: ['ValueError|TypeError', '^Number of processes must be|cannot be interpreted as an integer'],
    ours: ['RangeError', '^workers must be'],
  },
  {
    as: 'BadLifetime',
    cpython: ['ValueError', '^maxtasksperchild must be'],
    ours: ['RangeError', '^maxtasksperchild must be'],
  },
  {
    as: 'BadChunksize',
    cpython: ['ValueError', '^Chunksize must be 1'],
    ours: ['RangeError', '^chunksize must be'],
  },
  {
    as: 'NotIterable',
    cpython: ['TypeError', 'object is not iterable$|must be an iterable'],
    ours: ['TypeError', 'inputs must be iterable|is not iterable'],
  },
  {
    as: 'NotAFunction',
    cpython: ['TypeError', 'object is not callable$'],
    ours: ['TypeError', '^The function must be given as task'],
  },
  {
    as: 'InitializerNotAFunction',
    cpython: ['TypeError', '^initializer must be a callable$'],
    ours: ['TypeError', '^The initializer must be given as task'],
  },
  {
    as: 'CannotSendResult',
    cpython: ['MaybeEncodingError', '^Error sending result: '],
    ours: ['MaybeEncodingError', '^Error sending result: '],
  },
  {
    as: 'CannotSend',
    cpython: ['AttributeError|PicklingError|TypeError|NotImplementedError', '[Pp]ickle'],
    ours: ['DataCloneError', 'cannot be sent to a worker'],
  },
  // What only we have: in its place CPython waits for ever.
  { as: 'WorkerDied', cpython: ['-', ''], ours: ['WorkerDiedError', 'worker died'] },
  { as: 'Terminated', cpython: ['-', ''], ours: ['TerminatedError', 'terminated'] },
];
