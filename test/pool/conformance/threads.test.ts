import { conform } from './conform.js';

conform('thread');
