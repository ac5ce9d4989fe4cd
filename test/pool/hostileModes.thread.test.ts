import { hostileSuite } from './hostileModes.js';

hostileSuite('thread');
