import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { type ParseError, parse as parseJsonc } from 'jsonc-parser';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../../src/exports/formats.js';
import { MODE_NAMES } from '../../../src/record/modes.js';
import { commandsOf, PAGES, ROOT, readPage, takeApart } from '../../documents/blocks.js';
import { manifest } from '../manifest.js';

const read = (file: string) => readFileSync(ROOT + file, 'utf8');
const pages = [...PAGES, 'CHANGELOG.md'].map(readPage);
const { scripts, contributes, devDependencies } = manifest();

/** Runs `npm run x`, `npm test` …, which are the tests themselves, or open an editor: that there is such a script is looked at. */
const NPM_ITSELF = ['ci', 'pack', 'install', 'publish'];

/** The languages a block may have, so that each is looked at by something. */
const LANGUAGES = ['sh', 'console', 'ts', 'ts signature', 'json', 'jsonc', 'yaml', 'mermaid'];

describe.each(pages)('$name', (page) => {
  it('says of every block what it is', () => {
    const unknown = page.blocks.filter(({ lang }) => !LANGUAGES.includes(lang));
    expect(unknown.map(({ line, lang }) => `line ${line}: ${lang || 'no language'}`)).toEqual([]);
  });

  it('names npm scripts that there are', () => {
    const lines = page.blocks.filter(({ lang }) => lang === 'sh').flatMap(({ text }) => text.split('\n'));
    const named = [...lines, ...commandsOf(page)].flatMap((command) => {
      const [, run, word] = /^npm (run )?([\w:-]+)/.exec(command) ?? [];
      return word && (run || !NPM_ITSELF.includes(word)) ? [word] : [];
    });
    expect(named.filter((word) => !(word in scripts))).toEqual([]);
  });

  it('names programs that there are', () => {
    const named = commandsOf(page).flatMap((command) => /^node (scripts\/\S+)/.exec(command)?.[1] ?? []);
    expect(named.filter((file) => !existsSync(ROOT + file))).toEqual([]);
  });

  it('links to what there is', () => {
    const dead = page.links
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => {
        const [file, anchor] = link.split('#') as [string, string?];
        const target = file === '' ? page.name : join(dirname(page.name), file);
        return (
          !existsSync(ROOT + target) || (anchor !== undefined && !anchorsOf(read(target)).includes(anchor))
        );
      });
    expect(dead).toEqual([]);
  });

  const namesFiles = () => {
    const rooms = '(?:src|test|docs|scripts|media|schemas|examples|bench|l10n)/';
    const named = page.spans.filter((span) => new RegExp(`^${rooms}[\\w./*-]+$`).test(span));
    const missing = named.filter(
      (path) => globSync([path, `${path.replace(/\/$/, '')}/**`], { cwd: ROOT, dot: true }).length === 0,
    );
    expect(missing).toEqual([]);
  };
  // What was new once tells of places that have moved since.
  if (page.name !== 'CHANGELOG.md') {
    it('names files that there are', namesFiles);
  }

  it('names settings and commands that there are', () => {
    const ids = [
      ...contributes.commands.map(({ command }: { command: string }) => command),
      ...contributes.configuration.flatMap((group: { properties: object }) => Object.keys(group.properties)),
      ...contributes.views.poolscope.map(({ id }: { id: string }) => id),
    ];
    const named = page.spans.filter((span) => /^poolscope\.\w+(\.\w+)*$/.test(span));
    const files = ['poolscope.json', 'poolscope.schema.json'];
    expect(named.filter((id) => !ids.includes(id) && !files.includes(id))).toEqual([]);
  });

  it('has JSON that is JSON, of what it is for', () => {
    const blocks = page.blocks.filter(({ lang }) => lang === 'json' || lang === 'jsonc');
    // Some are shapes: names of keys without their values.
    const inline = page.spans.filter((span) => /^\{ "/.test(span) && !/…/.test(span));
    const texts = [
      ...blocks.map(({ text }) => text),
      ...inline.filter((text) => !/[{,]\s*[a-z]\w*\s*[,}]/.test(text)),
    ];
    expect(texts.flatMap(faultsOf)).toEqual([]);
  });
});

it('README.md is read in two minutes', () => {
  const { text } = readPage('README.md');
  const [toRead] = text.replace(/```[\s\S]*?```/g, '').split('## Read on') as [string];
  expect(toRead.split(/\s+/).length).toBeLessThan(500);
});

it('docs/dependencies.md names every package, and none that is not there', () => {
  const { text } = readPage('docs/dependencies.md');
  const cells = [...text.matchAll(/^\| (?!package \|)([^|]+) \|/gm)].flatMap(([, cell]) =>
    (cell as string).split(', '),
  );
  const packages = Object.keys(devDependencies);
  expect(packages.filter((name) => !cells.includes(name) && !name.startsWith('@types/'))).toEqual([]);
  expect(cells.filter((name) => !packages.includes(name) && !['@types/*', '---'].includes(name))).toEqual([]);
});

it('docs/record.md names every key of the document', () => {
  const { spans } = readPage('docs/record.md');
  const words = new Set(spans.flatMap((span) => span.split(/\W+/)));
  const { properties, definitions } = JSON.parse(read('schemas/record.schema.json'));
  const keys = [properties, definitions.TaskDocument.properties, definitions.WorkerLife.properties];
  expect(keys.flatMap(Object.keys).filter((key) => !words.has(key))).toEqual([]);
});

it('docs/exports.md names every format', () => {
  const { spans } = readPage('docs/exports.md');
  expect(Object.keys(FORMATS).filter((format) => !spans.includes(format))).toEqual([]);
});

it.each(['README.md', 'docs/semantics.md'])('%s names every mode', (name) => {
  const { spans } = readPage(name);
  expect(MODE_NAMES.filter((mode) => !spans.includes(mode))).toEqual([]);
});

it('docs/architecture.md draws rooms that there are, and arrows that the imports may go', () => {
  const { blocks } = readPage('docs/architecture.md');
  const drawing = blocks.find(({ lang }) => lang === 'mermaid')?.text ?? '';
  const rooms = [...drawing.matchAll(/^ +(\w+)\[/gm)].map(([, room]) => room as string);
  const arrows = [...drawing.matchAll(/^ +(\w+) (?:--|==).*> (\w+)$/gm)].map(
    ([, from, to]) => [from, to] as const,
  );
  expect(rooms.length).toBeGreaterThan(7);
  expect(arrows.length).toBeGreaterThan(8);
  const fileOf = (room: string | undefined) => (room === 'library' ? 'index.ts' : (room as string));
  expect(rooms.filter((room) => !existsSync(`${ROOT}src/${fileOf(room)}`))).toEqual([]);
  const [, list] = /^const MAY_USE = (\{[\s\S]*?^\});/m.exec(read('scripts/check-imports.mjs')) ?? [];
  const mayUse: Record<string, string[]> = new Function(`return ${list}`)();
  expect(arrows.filter(([from, to]) => !mayUse[fileOf(from)]?.includes(fileOf(to)))).toEqual([]);
});

it('a document is taken apart as a reader sees it', () => {
  const text =
    '# A\n\n<!-- not run: it waits -->\n\n```sh\nnpm test\n```\n\nSay `npm run x`.\n\n```\nwhat\n```\n';
  expect(takeApart(text)).toEqual({
    blocks: [
      { line: 5, lang: 'sh', text: 'npm test', reason: 'it waits' },
      { line: 11, lang: '', text: 'what', reason: undefined },
    ],
    spans: ['npm run x'],
    links: [],
  });
});

const configurations = new Ajv({ strict: false }).compile(JSON.parse(read('schemas/poolscope.schema.json')));

/** What is wrong with a block of JSON. */
function faultsOf(text: string): string[] {
  const errors: ParseError[] = [];
  const value = parseJsonc(text, errors, { allowTrailingComma: true });
  if (errors.length > 0) {
    return [`no JSON: ${text}`];
  }
  if (value.configurations) {
    return configurations(value) ? [] : [JSON.stringify(configurations.errors)];
  }
  if (value.command === 'poolscope.run') {
    // Its arguments are named as in a configuration.
    const { config, ...args } = value.args;
    const whole =
      config === undefined ? { name: 'a key', ...args } : { name: config, file: 'a', function: 'b', ...args };
    return configurations({ configurations: [whole] }) ? [] : [JSON.stringify(configurations.errors)];
  }
  return [];
}

/** The places in a page that a link can name, as GitHub makes them. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    (title as string)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
}
