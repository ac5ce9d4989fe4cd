import * as l10n from '@vscode/l10n';
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
    return role === undefined
      ? l10n.t(
          '{0} is a closure: it lives inside {1}, so a worker cannot get at it. Move it to the top level of the file.',
          name,
          place.closure,
        )
      : l10n.t(
          '{0} lives inside {1}, so a worker cannot get at it. Move it to the top level of the file.',
          name,
          place.closure,
        );
  }
  if (place.block !== undefined) {
    return l10n.t(
      '{0} lives inside the block that begins at line {1}, so a worker cannot get at it. Move it to the top level of the file.',
      name,
      place.block,
    );
  }
  if (place.hiddenIn !== undefined) {
    return l10n.t(
      '{0} is private to the namespace {1}, so a worker cannot get at it. Export it from the namespace.',
      name,
      place.hiddenIn,
    );
  }
  if (role === 'instance') {
    const [owner = ''] = name.split('#');
    return l10n.t(
      '{0} is a method of instances, and a worker has no {1} object to call it on. Make it static, or write a function that creates the object and calls the method.',
      name,
      owner,
    );
  }
  if (generator) {
    return l10n.t(
      '{0} is a generator: a call gives an iterator, which cannot be sent back from a worker. Return an array instead, or use it as the inputs.',
      name,
    );
  }
  return undefined;
}
