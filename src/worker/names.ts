import { readPath } from '../functionPath.js';

/** `square` → ['square'], `Shape.area` → ['Shape', 'area']. @throws TypeError for anything that is no such name */
export function namePath(name: string): string[] {
  const path = readPath(name);
  if (path === null) {
    throw new TypeError(`${JSON.stringify(name)} is not the name of a function.`);
  }
  return path;
}

/** Whether an export can be called so: JavaScript takes any text but one with half a character in it. */
export function isExportName(name: string): boolean {
  return !/\p{Surrogate}/u.test(name);
}
