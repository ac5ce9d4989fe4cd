import workerpool from 'workerpool';
import { call } from './work.mjs';

workerpool.worker({ call: (name, argument) => call([name, argument]) });
