export { speak } from '../language.js';
export { withConfiguration } from './edit.js';
export {
  CONFIG_FILE,
  configurationsOf,
  type FoundConfiguration,
  folderWithConfigurations,
  named,
} from './file.js';
export { overridden } from './overridden.js';
export { parseConfigurations } from './read.js';
export { type Configuration, KEYS } from './shape.js';
