/**
 * Names of acts, and sources of inputs (`from name`), with which generated programs are known to fail. Empty, but while the mending of one
 * is under way: what stands here is not generated.
 */
const NAMES = [];

/** @param {string} name - an act, `group: name`, or `from name` */
export function isNotYet(name) {
  return NAMES.includes(name) || NAMES.includes(name.slice(name.indexOf(': ') + 2));
}
