import * as l10n from '@vscode/l10n';
import type { InputSource } from '../../../inputs/kinds/list.js';
import { type Answer, askText, type StepPlace } from '../steps.js';

/** Asks for an expression; the last one is there to be changed. */
export async function askExpression(
  place: StepPlace,
  last: InputSource | undefined,
): Promise<Answer<InputSource>> {
  const answer = await askText(
    place,
    l10n.t(
      'A JavaScript expression that gives the inputs, one each: [1, 2, 3], Array.from({ length: 100 }, (_, i) => i) …',
    ),
    last?.kind === 'expression' ? last.text : '',
    (text) => (text.trim() === '' ? l10n.t('Type an expression, for example [1, 2, 3].') : undefined),
  );
  return answer.kind === 'chosen'
    ? { kind: 'chosen', value: { kind: 'expression', text: answer.value } }
    : answer;
}

/** Asks for a glob. */
export async function askGlob(place: StepPlace, last: InputSource | undefined): Promise<Answer<InputSource>> {
  const answer = await askText(
    place,
    l10n.t('A pattern in the workspace folder; each path is an input: data/*.csv, src/**/*.ts …'),
    last?.kind === 'glob' ? last.pattern : '',
    (text) => (text.trim() === '' ? l10n.t('Type a pattern, for example data/*.csv.') : undefined),
  );
  return answer.kind === 'chosen'
    ? { kind: 'chosen', value: { kind: 'glob', pattern: answer.value } }
    : answer;
}
