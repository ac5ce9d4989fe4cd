/** The name under which the compiler asks for the types that JavaScript itself has. */
export const LIB = '/lib.poolscope.d.ts';

/**
 * Of those types, what decides on the code that is made: which of them are values that decorators see, and which are only
 * another name for a type. All others are looked for when the code runs.
 */
export const LIB_TEXT = `
interface Array<T> { length: number; [n: number]: T }
interface ReadonlyArray<T> { length: number; [n: number]: T }
interface Boolean {} interface Number {} interface String {} interface Object {} interface RegExp {}
interface Function {} interface CallableFunction extends Function {} interface NewableFunction extends Function {}
interface IArguments {} interface Symbol {} interface TemplateStringsArray {} interface BigInt {}
interface Date {} interface Error {} interface Promise<T> {} interface PromiseLike<T> {}
interface Map<K, V> {} interface Set<T> {} interface WeakMap<K, V> {} interface WeakSet<T> {}
interface Newable { new (...args: any[]): any }
declare var Array: Newable, Boolean: Newable, Number: Newable, String: Newable, Object: Newable;
declare var RegExp: Newable, Function: Newable, Date: Newable, Error: Newable, Promise: Newable;
declare var Map: Newable, Set: Newable, WeakMap: Newable, WeakSet: Newable;
declare var Symbol: any, BigInt: any;
type Partial<T> = { [P in keyof T]?: T[P] };
type Required<T> = { [P in keyof T]-?: T[P] };
type Readonly<T> = { readonly [P in keyof T]: T[P] };
type Pick<T, K extends keyof T> = { [P in K]: T[P] };
type Record<K extends keyof any, T> = { [P in K]: T };
type Exclude<T, U> = T extends U ? never : T;
type Extract<T, U> = T extends U ? T : never;
type Omit<T, K extends keyof any> = Pick<T, Exclude<keyof T, K>>;
type NonNullable<T> = T & {};
type Parameters<T> = T extends (...args: infer P) => any ? P : never;
type ReturnType<T> = T extends (...args: any) => infer R ? R : any;
type InstanceType<T> = T extends abstract new (...args: any) => infer R ? R : any;
type Awaited<T> = T extends Promise<infer R> ? R : T;
type Uppercase<S extends string> = intrinsic;
type Lowercase<S extends string> = intrinsic;
type Capitalize<S extends string> = intrinsic;
type Uncapitalize<S extends string> = intrinsic;
type PropertyKey = string | number | symbol;
`;
