import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { count } from '../../profile/format.js';
import { MODE_NAMES, MODES, type Mode } from '../../record/modes.js';
import type { PreviewRequest } from '../../runner/preview.js';
import { startPreview } from '../../runner/previewClient.js';
import { sentencesFile } from '../language.js';
import { settings } from '../settings.js';
import { countOf, firstOf, readAs, refusalRows } from './previewWords.js';
import { type Answer, type Choice, choose, type StepPlace } from './steps.js';

type Item = Choice<Mode | 'inputs'>;
type Pick = vscode.QuickPick<Item | vscode.QuickPickItem>;

/**
 * Asks for the mode; each is explained by its row of the matrix of modes. The inputs are counted while the person reads.
 * What they are stands in the box's title and question: a list that changes could put another row under the Enter key.
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
    description: mode === last ? l10n.t('last used') : '',
    detail: MODES[mode].summary,
    value: mode,
  }));
  const active = modes.find((each) => each.value === last) ?? modes[0];
  if (inputs === null) {
    return choose(place, l10n.t('Which mode?'), modes as Choice<Mode>[], active as Choice<Mode>);
  }
  const answer = await choose<Mode | 'inputs'>(
    { ...place, title: l10n.t('{0} · reading the inputs …', place.title) },
    l10n.t('Which mode?'),
    modes,
    active,
    (pick) => look(pick, place.title, { ...inputs, mode: last ?? 'map' }),
  );
  return answer.kind === 'chosen' && answer.value === 'inputs' ? { kind: 'back' } : (answer as Answer<Mode>);
}

/** Counts the inputs while the list is shown; leaving it ends that. Inputs that cannot be run take the list's place. */
function look(pick: Pick, title: string, request: PreviewRequest): vscode.Disposable {
  const preview = startPreview(request, {
    nodePath: settings.nodePath(),
    sentences: sentencesFile,
    onCount: (inputs) => {
      pick.title = l10n.t('{0} · counting the inputs: {1} …', title, count(inputs));
    },
  });
  let isGone = false;
  void preview.ended.then((end) => {
    if (isGone) {
      return;
    }
    if (end.kind === 'preview') {
      pick.title = `${title} · ${readAs(countOf(end.preview), request.inputs, end.preview.reading)}`;
      pick.placeholder = l10n.t('Which mode for {0}', firstOf(end.preview));
    } else {
      pick.title = title;
      pick.value = '';
      pick.items = refusalRows(end.message);
    }
  });
  return {
    dispose: () => {
      isGone = true;
      preview.dispose();
    },
  };
}
