import type { Node } from '@babel/types';
import { readPath } from '../functionPath.js';

/** What a file exports, filled while it is walked. */
export class ExportBook {
  /** Exported name -> the expression or declaration it stands for; `null` when that is not in this file. */
  readonly direct = new Map<string, Node | null>();
  /** Exported path -> the top-level name it stands for. */
  readonly byBinding = new Map<string, string>();
  /** Top-level names -> what they were declared as or last given; `null` when that is not visible. */
  readonly bindings = new Map<string, Node | null>();
  /** Texts that constants at the top level hold, by their names: keys of objects and classes are computed of them. */
  readonly constants = new Map<string, string>();
  /** Whether it gives away what it assigns to `module.exports`. */
  isCommonJs = false;
  /** Files that `export * from` passes on. */
  readonly stars = new Map<string, Node>();
  private readonly paths = new Map<string, string[]>();

  /** @param path a path in the module's namespace, such as `square` or `default.square` */
  addBinding(path: string, binding: string): void {
    if (path === '') {
      return;
    }
    this.byBinding.set(path, binding);
    const paths = this.paths.get(binding) ?? [];
    if (!paths.includes(path)) {
      paths.push(path);
    }
    this.paths.set(binding, paths);
  }

  /** Something exported that has no top-level name of its own; see `addBinding` for the path. */
  addDirect(path: string, value: Node | null): void {
    if (isTop(path)) {
      this.direct.set(path, value);
    }
  }

  /** The exported paths of a top-level name. */
  pathsOf(binding: string): readonly string[] {
    return this.paths.get(binding) ?? [];
  }

  /** The names that are exported (not paths below them), and what each stands for, `null` when that is not visible. */
  values(): Map<string, Node | null> {
    const values = new Map(this.direct);
    for (const [path, binding] of this.byBinding) {
      if (isTop(path)) {
        values.set(path, this.bindings.get(binding) ?? null);
      }
    }
    return values;
  }
}

/** Whether a path leads to an export itself, not below it. */
function isTop(path: string): boolean {
  return readPath(path)?.length === 1;
}
