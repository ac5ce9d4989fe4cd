import * as l10n from '@vscode/l10n';

/** Stands in the page with the sentences of the person's language as JSON; English where there is none. */
const element = document.getElementById('l10n');
try {
  const contents: unknown = JSON.parse(element?.textContent || 'null');
  if (typeof contents === 'object' && contents !== null && !Array.isArray(contents)) {
    l10n.config({ contents: contents as l10n.l10nJsonFormat });
  }
} catch {
  // Damaged: the page says all in English.
}
