import { readFileSync } from 'node:fs';

const text = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

/** @returns package.json as VS Code reads it in English: with the words of package.nls.json in their places */
export function manifest() {
  const words: Record<string, string> = JSON.parse(text('package.nls.json'));
  return JSON.parse(text('package.json'), (_, value) =>
    typeof value === 'string' && /^%.+%$/.test(value) ? (words[value.slice(1, -1)] ?? value) : value,
  );
}
