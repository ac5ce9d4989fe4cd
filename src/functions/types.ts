/** How a function is written. `wrapped` is what a call such as `memo(() => …)` gave back, `unknown` is not visible here. */
export type FunctionKind =
  | 'function'
  | 'arrow'
  | 'method'
  | 'static method'
  | 'generator'
  | 'wrapped'
  | 'unknown';

/** A function found in a file by parsing it. */
export interface FoundFunction {
  /** `square`, `api.square`, `Class.method`, `Class#method` for methods of instances, `default` when it has no name. */
  name: string;
  /** Of its name, or of its beginning when it has none; from 1. */
  line: number;
  /** The last line of its body, from 1. */
  endLine: number;
  /** Of its name, or of its beginning when it has none; from 1, in UTF-16 units. */
  column: number;
  exported: boolean;
  kind: FunctionKind;
  /** As a person would write them, without types: `n`, `{ a, b }`, `...rest`, `x = 1`. */
  params: string[];
  async: boolean;
  generator: boolean;
  /** Whether a worker can get at it and send back what it returns. */
  runnable: boolean;
  /** Why it is not runnable and what to do, as whole sentences. */
  reason?: string;
  /** Its code has a name of its own elsewhere; here it is only given on. */
  isElsewhere?: true;
  /**
   * Where it is in the module's namespace (as `import()` gives it): paths such as `square` or `default.square`, to be
   * tried in this order. Empty when it is not exported. A person may ask for it by any of them.
   */
  exportedAs: string[];
  /**
   * The top-level name it hangs from: `api` of `api.square`, and `name` is then the path from there. Undefined when
   * no such name exists (an anonymous default, a member of `module.exports = {…}`): only `exportedAs` leads to it.
   */
  binding?: string;
}
