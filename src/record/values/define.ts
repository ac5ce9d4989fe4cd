/**
 * Sets an own property, whatever its name (assigning to `__proto__` means something else), and whatever code has put into
 * `Object.prototype`, which descriptors inherit from.
 */
export function define(object: object, key: string | number, value: unknown, enumerable = true): void {
  Object.defineProperty(object, key, {
    // @ts-expect-error: TypeScript does not know that it sets the prototype
    __proto__: null,
    value,
    writable: true,
    configurable: true,
    enumerable,
  });
}
