// Piscina and tinypool call the default export of a file.
export { call as default } from './work.mjs';
