import * as l10n from '@vscode/l10n';

/** Lets the bundle that this is in speak another language: it begins with English. */
export { config as speak } from '@vscode/l10n';

/** The language that the sentences are in, as dates and lists ask for it. A translation puts its own tag here. */
export function language(): string {
  return l10n.t('en');
}
