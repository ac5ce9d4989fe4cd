import * as l10n from '@vscode/l10n';
import { counted } from '../../profile/format.js';
import { ROW_FORMATS, type RowFormat } from '../../record/rows/some.js';
import type { RunStore } from '../../record/store.js';
import { host } from '../link.js';
import { Menu } from '../parts/Menu.js';
import { selected } from '../saved.js';
import { lists } from './lists.js';

const NAMES: Record<RowFormat, string> = { json: 'JSON', csv: 'CSV', markdown: l10n.t('Markdown') };

/** Copies the selected task, or all that are shown, in the order of the input table. */
export function CopyMenu({ store }: { store: RunStore }) {
  const { input } = lists.value;
  const index = selected.value;
  const has = index !== null && index < store.tasks.length;
  const all = () => Uint32Array.from({ length: input.length }, (_, row) => input.taskAt(row));
  const copy = (rows: () => Uint32Array) => (format: RowFormat) => host.copyTasks(rows(), format);
  const items = [
    {
      what: has ? l10n.t('Task {0}', index) : l10n.t('Selected task'),
      disabled: !has,
      copy: copy(() => Uint32Array.of(index ?? 0)),
    },
    { what: counted(input.length, 'shown task'), disabled: input.length === 0, copy: copy(all) },
  ];
  return (
    <Menu
      title={l10n.t('Copy…')}
      icon="copy"
      items={items.flatMap(({ what, disabled, copy: act }) =>
        ROW_FORMATS.map((format) => ({
          title: l10n.t('{0} as {1}', what, NAMES[format]),
          disabled,
          run: () => act(format),
        })),
      )}
    />
  );
}
