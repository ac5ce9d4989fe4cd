import type * as vscode from 'vscode';
import { counted } from '../../profile/format.js';
import { MODE_NAMES, MODES, type Mode } from '../../record/modes.js';
import type { InputPreview, PreviewEnd, PreviewRequest } from '../../runner/preview.js';
import { startPreview } from '../../runner/previewClient.js';
import { settings } from '../settings.js';
import { type Answer, type Choice, choose, type StepPlace } from './steps.js';

type Item = Choice<Mode | 'inputs'>;
type Pick = vscode.QuickPick<Item | vscode.QuickPickItem>;

/**
 * Asks for the mode; each is explained by its row of the matrix of modes. Above them stand the inputs, counted while the
 * person reads: choosing them leads back to them.
 *
 * @param inputs - null when they are not known yet
 */
export async function askMode(
  place: StepPlace,
  last: Mode | undefined,
  inputs: Omit<PreviewRequest, 'mode'> | null,
): Promise<Answer<Mode>> {
  const modes: Item[] = MODE_NAMES.map((mode) => ({
    label: mode,
    description: mode === last ? 'last used' : '',
    detail: MODES[mode].summary,
    value: mode,
  }));
  const active = modes.find((each) => each.value === last) ?? modes[0];
  if (inputs === null) {
    return choose(place, 'Which mode?', modes as Choice<Mode>[], active as Choice<Mode>);
  }
  const items = [inputsItem('$(loading~spin) Reading the inputs …', ''), ...modes];
  const answer = await choose<Mode | 'inputs'>(place, 'Which mode?', items, active, (pick) =>
    count(pick, modes, { ...inputs, mode: last ?? 'map' }),
  );
  return answer.kind === 'chosen' && answer.value === 'inputs' ? { kind: 'back' } : (answer as Answer<Mode>);
}

/** Counts the inputs while the list is shown; leaving it ends that. */
function count(pick: Pick, modes: Item[], request: PreviewRequest): vscode.Disposable {
  let waiting: (() => void) | null = null;
  const show = (item: Item, others: Item[]) => {
    const apply = () => {
      const active = pick.activeItems[0];
      pick.items = [item, ...others];
      const kept = others.find((each) => active && 'value' in active && each.value === active.value);
      pick.activeItems = [kept ?? others[0] ?? item];
    };
    // While a mode is being typed the list stands still: another row could come under the Enter key.
    if (pick.value !== '' && others.length > 0) {
      waiting = apply;
    } else {
      apply();
    }
  };
  const typing = pick.onDidChangeValue((value) => {
    if (value === '') {
      waiting?.();
      waiting = null;
    }
  });
  const preview = startPreview(request, {
    nodePath: settings.nodePath(),
    onCount: (count) =>
      show(inputsItem('$(loading~spin) Counting the inputs', `${count.toLocaleString('en-US')} …`), modes),
  });
  let isGone = false;
  void preview.ended.then((end) => {
    if (!isGone) {
      show(itemOf(end), end.kind === 'preview' ? modes : []);
    }
  });
  return {
    dispose: () => {
      isGone = true;
      typing.dispose();
      preview.dispose();
    },
  };
}

function itemOf(end: PreviewEnd): Item {
  if (end.kind === 'preview') {
    const { preview } = end;
    const count = `${counted(preview.count, 'input')}${preview.isMore ? ' or more' : ''}`;
    return inputsItem(`$(list-ordered) ${count}`, firstOf(preview));
  }
  return {
    ...inputsItem('$(error) These inputs cannot be run: choose others', ''),
    detail: end.message,
  };
}

function firstOf({ count, isMore, first }: InputPreview): string {
  return [...first, ...(isMore || count > first.length ? ['…'] : [])].join(', ');
}

function inputsItem(label: string, description: string): Item {
  return { label, description, value: 'inputs' };
}
