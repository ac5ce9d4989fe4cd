import { conform } from './conform.js';

conform('process');
