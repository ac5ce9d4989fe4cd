import * as l10n from '@vscode/l10n';

let given: l10n.l10nJsonFormat = {};

/** Lets the bundle that this is in speak another language: it begins with English. @param all - sentences by the English ones */
export function speak(all: l10n.l10nJsonFormat): void {
  given = all;
  l10n.config({ contents: all });
}

/** What it was given, for a page that is to speak the same. */
export function sentences(): l10n.l10nJsonFormat {
  return given;
}

/** The language that the sentences are in, as dates and lists ask for it. A translation puts its own tag here. */
export function language(): string {
  return l10n.t('en');
}
