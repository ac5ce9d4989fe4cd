// Whoever adds a word adds it in each language: keys, placeholders and places are held against each other here.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string): Record<string, string> => JSON.parse(readFileSync(root + file, 'utf8'));
const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([found]) => found).sort();
const commands = (text: string) => [...text.matchAll(/\(command:[\w.]+\)/g)].map(([found]) => found);

describe('package.json', () => {
  const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  const texts = textsOf({ ...manifest.contributes, ...manifest.capabilities });
  const asked = texts.flatMap(({ text }) => /^%(.+)%$/.exec(text)?.[1] ?? []);
  const english = read('package.nls.json');

  it('takes each of its words from package.nls.json, which has no others', () => {
    expect(Object.keys(english).sort()).toEqual([...new Set(asked)].sort());
  });

  it('says nothing in one language only', () => {
    const said = texts.filter(
      ({ name, text }) =>
        /^(title|description|contents|contextualTitle|displayName|name)$/i.test(name) && !/^%/.test(text),
    );
    // The product's own name is the same everywhere.
    expect(said.filter(({ text }) => text !== 'Poolscope')).toEqual([]);
  });

  it.each(globSync('package.nls.*.json', { cwd: root }))(
    '%s has the same keys, commands and pages',
    (file) => {
      const words = read(file);
      expect(Object.keys(words)).toEqual(Object.keys(english));
      for (const [key, text] of Object.entries(words)) {
        expect(text.trim(), key).not.toBe('');
        expect(commands(text), key).toEqual(commands(english[key] ?? ''));
        if (key.endsWith('.media')) {
          expect(existsSync(root + text), text).toBe(true);
        }
      }
    },
  );
});

describe('l10n/', () => {
  const sentences = read('l10n/bundle.l10n.json');

  it('lists the sentences of the sources', () => {
    const { status, stderr } = spawnSync(process.execPath, [`${root}scripts/l10n.mjs`, '--check'], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it.each(globSync('l10n/bundle.l10n.*.json', { cwd: root }))('%s has each, with the same places', (file) => {
    const words = read(file);
    expect(Object.keys(words).sort()).toEqual(Object.keys(sentences).sort());
    for (const [key, text] of Object.entries(words)) {
      expect(text.trim(), key).not.toBe('');
      expect(placeholders(text), key).toEqual(placeholders(key));
    }
  });
});

interface Said {
  name: string;
  text: string;
}

function textsOf(value: unknown, name = ''): Said[] {
  if (typeof value === 'string') {
    return [{ name, text: value }];
  }
  return Object.entries((value as object) ?? {}).flatMap(([key, each]) =>
    textsOf(each, Array.isArray(value) ? name : key),
  );
}
