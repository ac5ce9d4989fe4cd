/** A value of a task as a tree: what can be opened, and what is open. */
export interface TreeNode {
  /** Its way from the root, as a text that is its own. */
  id: string;
  depth: number;
  /** What it is called in what holds it: a key, a place, nothing for the root. */
  name: string | null;
  value: unknown;
  /** How many parts it has; 0: it cannot be opened. */
  parts: number;
  open: boolean;
  /** Stands for so many parts that are not shown yet. */
  more?: number;
}

/** Parts of one value that are shown at first, and then at a time. */
export const PAGE = 100;

/** A string longer than this is folded. */
export const FOLD = 160;

/** The parts of a value with their names; none for what has no parts. */
export function partsOf(value: unknown): readonly (readonly [string, unknown])[] {
  if (Array.isArray(value)) {
    return value.map((part, i) => [String(i), part] as const);
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const { $type: type, value: inner } = value as { $type?: unknown; value?: unknown };
  if (typeof type !== 'string') {
    return Object.entries(value);
  }
  if (type === 'object') {
    return Object.entries(inner as object); // The user's own, with a `$type` of its own.
  }
  return type === 'map' || type === 'set' ? partsOf(inner) : [];
}

function countParts(value: unknown): number {
  return Array.isArray(value) ? value.length : partsOf(value).length;
}

/**
 * The nodes that are seen: the root, and the parts of whatever is open.
 *
 * @param open ids of opened nodes, with how many of their parts are shown
 */
export function nodes(root: unknown, open: ReadonlyMap<string, number>): TreeNode[] {
  const found: TreeNode[] = [];
  const add = (value: unknown, name: string | null, id: string, depth: number) => {
    const parts = countParts(value);
    const shown = open.get(id);
    found.push({ id, depth, name, value, parts, open: shown !== undefined && parts > 0 });
    if (shown === undefined || parts === 0) {
      return;
    }
    for (const [key, part] of partsOf(value).slice(0, shown)) {
      add(part, key, `${id}/${key.replaceAll('/', '//')}`, depth + 1);
    }
    if (parts > shown) {
      const rest = parts - shown;
      found.push({
        id: `${id}/ more`,
        depth: depth + 1,
        name: null,
        value: null,
        parts: 0,
        open: false,
        more: rest,
      });
    }
  };
  add(root, null, '', 0);
  return found;
}

/** What is open at first: the levels that together stay short. */
export function openAtFirst(root: unknown, most = 12): Map<string, number> {
  const open = new Map<string, number>();
  let level: [string, unknown][] = [['', root]];
  let rows = 1;
  while (level.length > 0 && open.size < most) {
    const next: [string, unknown][] = [];
    for (const [id, value] of level) {
      const parts = countParts(value);
      if (parts === 0) {
        continue;
      }
      if (id !== '' && rows + parts > most) {
        continue;
      }
      open.set(id, PAGE);
      rows += Math.min(parts, PAGE);
      if (parts <= most) {
        next.push(
          ...partsOf(value).map(([key, part]): [string, unknown] => [
            `${id}/${key.replaceAll('/', '//')}`,
            part,
          ]),
        );
      }
    }
    level = next;
  }
  return open;
}

/**
 * What a key of WAI-ARIA's tree pattern does.
 *
 * @param at the node that has the focus
 * @returns the node to go to, the id to open or to close; null when the key means nothing here
 */
export function treeKey(
  key: string,
  all: readonly TreeNode[],
  at: number,
): { go: number } | { open: string } | { close: string } | null {
  const node = all[at];
  if (!node) {
    return null;
  }
  switch (key) {
    case 'ArrowDown':
      return { go: Math.min(at + 1, all.length - 1) };
    case 'ArrowUp':
      return { go: Math.max(at - 1, 0) };
    case 'Home':
      return { go: 0 };
    case 'End':
      return { go: all.length - 1 };
    case 'ArrowRight':
      return node.open ? { go: at + 1 } : { open: node.id };
    case 'ArrowLeft': {
      if (node.open) {
        return { close: node.id };
      }
      const parent = all.findLastIndex((each, i) => i < at && each.depth < node.depth);
      return parent < 0 ? null : { go: parent };
    }
    case 'Enter':
    case ' ':
      return node.open ? { close: node.id } : { open: node.id };
    default:
      return null;
  }
}
