import { load } from '../lazy.js';

/** What asks a person for a run, or a part of one: loaded when somebody is first asked. */
export function asking(): typeof import('./asking.js') {
  return load('asking.cjs');
}
