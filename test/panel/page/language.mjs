// The page in another language.
import { readFileSync } from 'node:fs';

/** A script that gives the page the sentences of a language before its own scripts run. @param language `zh-cn` */
export function inLanguage(language) {
  return speaking(
    readFileSync(new URL(`../../../l10n/bundle.l10n.${language}.json`, import.meta.url), 'utf8'),
  );
}

/** The same with these sentences, as the text of a file. */
export function speaking(contents) {
  return `new MutationObserver((_, watch) => {
  if (document.head) {
    watch.disconnect();
    const element = document.createElement('script');
    element.id = 'l10n';
    element.type = 'application/json';
    element.textContent = ${JSON.stringify(contents)};
    document.head.append(element);
  }
}).observe(document, { childList: true, subtree: true });`;
}
