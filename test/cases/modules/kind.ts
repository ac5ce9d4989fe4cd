import type { Random } from './random.js';

/** A kind of TypeScript, of which modules are made up. */
export interface Kind {
  /** Of its folder. */
  name: string;
  /** The compiler options, besides those of all kinds. */
  tsconfig: object;
  /** Files that its modules import. */
  shared: Record<string, string>;
  /** The files of a module; `m<i>.ts` exports `run(n)`. */
  module: (random: Random, i: number) => Record<string, string>;
  /** Of its modules: default ts. */
  ending?: 'ts' | 'tsx';
  /** What package.json says: default module. */
  type?: 'module' | 'commonjs';
}
