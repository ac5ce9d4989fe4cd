import type { Name, Place } from './names.js';

/**
 * Why a worker cannot run a function that stands at this place, and what to do about it.
 * @returns whole sentences; undefined when nothing is in the way
 */
export function reasonAgainst(
  name: string,
  role: Name['role'],
  generator: boolean,
  place: Place,
): string | undefined {
  if (place.closure !== undefined) {
    return `${name} ${role === undefined ? 'is a closure: it lives' : 'lives'} inside ${place.closure}, so a worker cannot get at it. Move it to the top level of the file.`;
  }
  if (place.block !== undefined) {
    return `${name} lives inside the block that begins at line ${place.block}, so a worker cannot get at it. Move it to the top level of the file.`;
  }
  if (place.hiddenIn !== undefined) {
    return `${name} is private to the namespace ${place.hiddenIn}, so a worker cannot get at it. Export it from the namespace.`;
  }
  if (role === 'instance') {
    const [owner] = name.split('#');
    return `${name} is a method of instances, and a worker has no ${owner} object to call it on. Make it static, or write a function that creates the object and calls the method.`;
  }
  if (generator) {
    return `${name} is a generator: a call gives an iterator, which cannot be sent back from a worker. Return an array instead, or use it as the inputs.`;
  }
  return undefined;
}
