import * as l10n from '@vscode/l10n';
import type { Fit } from '../profile/scaling/fits.js';
import type { Outcome } from '../record/schema.js';

const OUTCOMES: Readonly<Record<Outcome, () => string>> = {
  running: () => l10n.t('running'),
  completed: () => l10n.t('completed'),
  failed: () => l10n.t('failed'),
  cancelled: () => l10n.t('cancelled'),
};

/** How a run ended, in a word. */
export function outcomeInWords(outcome: string): string {
  return OUTCOMES[outcome as Outcome]?.() ?? outcome;
}

/** What a law is called. */
export function lawInWords(law: Fit['law']): string {
  return law === 'Amdahl' ? l10n.t('Amdahl') : l10n.t('Universal Scalability Law');
}
