/** A name that may be looked up in a module's scope: identifiers only, so that it can be nothing but a name. */
const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;

/** `square` → ['square'], `Shape.area` → ['Shape', 'area']. @throws TypeError for anything that is no such name */
export function namePath(name: string): string[] {
  const path = name.split('.');
  if (!path.every((part) => IDENTIFIER.test(part))) {
    throw new TypeError(`${JSON.stringify(name)} is not the name of a function.`);
  }
  return path;
}

/** Whether an export can be called so: JavaScript takes any text but one with half a character in it. */
export function isExportName(name: string): boolean {
  return !/\p{Surrogate}/u.test(name);
}
