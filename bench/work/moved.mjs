// As `doubled` of work.mjs, with the result's buffer moved: bare threads and other pools have ways of their own for that.
import { transfer } from '../../dist/index.js';
import { doubled } from './work.mjs';

export const doubledMoved = (floats) => transfer(doubled(floats));
