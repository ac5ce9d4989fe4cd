import { inertJson } from '../record/inertJson.js';
import { joined } from '../record/pieces.js';

/** JSON in pieces, each of whole texts, in which nothing is obeyed by whatever shows it. */
export function* inertPieces(pieces: Iterable<string>): Generator<string> {
  for (const piece of joined(pieces)) {
    yield inertJson(piece);
  }
}
