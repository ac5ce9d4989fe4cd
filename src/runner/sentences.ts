/** The variable that names the file with a language's sentences to a run's process. User code does not see it. */
export const SENTENCES = 'POOLSCOPE_SENTENCES';
