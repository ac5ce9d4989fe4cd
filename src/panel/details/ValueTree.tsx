// biome-ignore-all lint/a11y/useSemanticElements: no HTML element is a tree.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the tree takes the keys for its items.
import * as l10n from '@vscode/l10n';
import { useMemo, useRef, useState } from 'preact/hooks';
import { counted } from '../../profile/format.js';
import { brief, quoted, readable } from '../text/values.js';
import { FOLD, nodes, openAtFirst, PAGE, type TreeNode, treeKey } from './tree.js';

/** Characters of a long text that are shown at a time. */
const PIECE = 100_000;

/** A value whose parts can be opened one by one, with the keys of a tree. */
export function ValueTree({ value, label }: { value: unknown; label: string }) {
  const [open, setOpen] = useState<{ of: unknown; ids: Map<string, number> } | null>(null);
  const first = useMemo(() => openAtFirst(value), [value]);
  const ids = open !== null && open.of === value ? open.ids : first;
  const all = useMemo(() => nodes(value, ids), [value, ids]);
  const [focused, setFocused] = useState('');
  const tree = useRef<HTMLDivElement>(null);
  const at = Math.max(
    0,
    all.findIndex(({ id }) => id === focused),
  );
  const change = (id: string, isOpen: boolean) => {
    const next = new Map(ids);
    const parent = id.endsWith('/ more') ? id.slice(0, -'/ more'.length) : null;
    if (parent !== null) {
      next.set(parent, (next.get(parent) ?? 0) + PAGE);
    } else if (isOpen) {
      next.set(id, PAGE);
    } else {
      next.delete(id);
    }
    setOpen({ of: value, ids: next });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const todo = treeKey(event.key, all, at);
    if (todo === null) {
      return;
    }
    event.preventDefault();
    if ('go' in todo) {
      setFocused(all[todo.go]?.id ?? '');
      tree.current?.querySelectorAll<HTMLElement>('[role=treeitem]')[todo.go]?.focus();
    } else {
      change('open' in todo ? todo.open : todo.close, 'open' in todo);
    }
  };
  return (
    <div class="tree" role="tree" aria-label={label} ref={tree} onKeyDown={onKeyDown}>
      {all.map((node, i) => (
        <Item
          key={node.id}
          node={node}
          focusable={i === at}
          isOpen={ids.has(node.id)}
          toggle={() => {
            setFocused(node.id);
            change(node.id, !ids.has(node.id));
          }}
        />
      ))}
    </div>
  );
}

interface ItemProps {
  node: TreeNode;
  focusable: boolean;
  /** Of a long text, too. */
  isOpen: boolean;
  toggle(): void;
}

function Item({ node, focusable, isOpen, toggle }: ItemProps) {
  const { name, value, parts, depth, more } = node;
  const long = typeof value === 'string' && value.length > FOLD ? value : null;
  const canOpen = parts > 0 || long !== null;
  return (
    <div
      role="treeitem"
      aria-level={depth + 1}
      aria-expanded={canOpen ? isOpen : undefined}
      tabIndex={focusable ? 0 : -1}
      style={{ '--depth': depth }}
      class={canOpen || more ? 'opens' : ''}
      onClick={canOpen || more ? toggle : undefined}
    >
      <span class={canOpen ? `twisty${isOpen ? ' open' : ''}` : 'twisty none'} aria-hidden="true" />
      {more ? (
        <span class="muted">… {counted(more, 'more')}</span>
      ) : (
        <>
          {name !== null && <span class="tree-name">{name}: </span>}
          {long !== null && isOpen ? (
            <span class="value long">{long.slice(0, PIECE)}</span>
          ) : (
            <span class="value">
              {long === null
                ? parts > 0
                  ? brief(value, isOpen)
                  : readable(value)
                : quoted(long.slice(0, FOLD)).slice(0, -1)}
            </span>
          )}
          {long !== null && <span class="muted"> {rest(long, isOpen)}</span>}
        </>
      )}
    </div>
  );
}

function rest(text: string, isOpen: boolean): string {
  const shown = isOpen ? PIECE : FOLD;
  return text.length > shown
    ? `… ${isOpen ? l10n.t('{0}: copy it to see them', counted(text.length - shown, 'more character')) : counted(text.length - shown, 'more character')}`
    : '';
}
