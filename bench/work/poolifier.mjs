import { ThreadWorker } from 'poolifier';
import { call } from './work.mjs';

export default new ThreadWorker((message) => call(message));
