import { hostileSuite } from './hostileModes.js';

hostileSuite('process');
