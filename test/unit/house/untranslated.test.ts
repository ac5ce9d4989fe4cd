// Whoever shows words to a person takes them through `l10n.t`: what does not is found here, in every room whose words reach
// the editor or the panel. What may stay English is written below with its reason; docs/language.md says the same at length.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { literalsOf } from './literals.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const ROOMS = 'editor functions inputs configs storage runner series profile exports record panel text'.split(
  ' ',
);

/** Files, a pattern for what they say, and why that is the same in every language. */
const ENGLISH: [files: RegExp, text: RegExp, why: string][] = [
  [/^exports\/(code|trace)\/|^exports\/(junit|joblog)\./, /./, 'code, and formats that other programs read'],
  [/^(record|storage)\/(json|envelope)\./, /./, 'keys of JSON, and the first line of a file'],
  [/^record\/(taskRecorder|values\/)/, /./, 'stands in a record, which is the same for whoever opens it'],
  [/^record\/recorder\./, /^… \(what was printed/, 'stands in a record'],
  [
    /^runner\/(client|closeRecord)\./,
    /process|^(could not|was ended|exited|before this task|after this task|when this task)|^\{\} Its arguments/,
    'stands in a record',
  ],
  [
    /^inputs\/source\./,
    /^(expression|export|glob|failed of|inputs of|delimiter)( \{\})?$|^standard input$|^a (JSON array|JSON value per line|string per line)$/,
    'stands in a record',
  ],
  [
    /^text\/(bytes|decoder?)\./,
    /./,
    'said again in words of the language, and as it is in the error of a worker',
  ],
  [/^editor\/guide\/guide\./, /^selection at line/, 'the name of a function in a record'],
  [/^editor\/runs\./, /^was ended$|^\{\} after \{\} ms/, 'a record, and the log'],
  [
    /^(inputs\/kinds\/(exported|expression)|functions\/classes)\./,
    /^export const|^\(async|^default$/,
    'code',
  ],
  [/./, /^(JSON Lines|JUnit XML|CPU profile|ms|workerpool)$/, 'names and units'],
  [/./, /^(map|thread|process|guided|factoring|Universal Scalability Law)$/, 'names of a contract'],
  [/./, /^(per|each) (input|item|call)$|^(static method|place alone|run again)$/, 'keys of our own'],
  [/./, /^((more|shown) (thing|task|character)|of them|inputs|loading|unwell)$/, 'keys of our own'],
  [
    /./,
    /^(default|style|script|font|img)-src |^\{\} ?\{|^(600 )?\d+px |^@media|^svg|^body \{/,
    'policies and styles',
  ],
  [/^panel\/keys\/listen\./, /\[role=|^button, a|^input:not/, 'selectors'],
  [/^panel\/compare\/PairTable\./, /^cell cell-/, 'the classes of an element'],
];

/** Every literal of the sources that nothing above allows; the allowances that were needed are added to `used`. */
function untranslated(used: Set<RegExp>): string[] {
  const files = globSync(`{${ROOMS.join(',')}}/**/*.{ts,tsx}`, { cwd: `${root}src` }).sort();
  expect(files.length).toBeGreaterThan(300);
  return files.flatMap((file) =>
    literalsOf(readFileSync(`${root}src/${file}`, 'utf8'), file.endsWith('x'))
      .filter(({ text }) => {
        const allowed = ENGLISH.filter(([files, texts]) => files.test(file) && texts.test(text));
        for (const [, texts] of allowed) {
          used.add(texts);
        }
        return allowed.length === 0;
      })
      .map(({ line, text }) => `src/${file}:${line}: ${text}`),
  );
}

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: pieces of code
describe('the words that a person reads', () => {
  it('go through l10n.t, all of them, and nothing is allowed that is not there', () => {
    const used = new Set<RegExp>();
    expect(untranslated(used)).toEqual([]);
    expect(ENGLISH.filter(([, texts]) => !used.has(texts)).map(([, , why]) => why)).toEqual([]);
  });

  it.each([
    ['a notification', "notify('info', `Exported to ${name}.`)", 'Exported to {}.'],
    ['its button', "void window.showErrorMessage(l10n.t('No'), 'Retry')", 'Retry'],
    ['a refusal', "throw new RequestError('There is no run.')", 'There is no run.'],
    ['a part of a sentence', 'const more = ` and ${n} more`', 'and {} more'],
    ['a label', "const item = { label: '$(graph) Results', command }", '$(graph) Results'],
    ['a label that depends', "const item = { title: isOne ? 'Open' : l10n.t('Open…') }", 'Open'],
    ['a tooltip', "item.tooltip = 'Change'", 'Change'],
    ['a text of an element', '<p>Results</p>', 'Results'],
    ['a choice of texts of an element', "<b>{isOpen ? 'Hide' : l10n.t('Show')}</b>", 'Hide'],
    ['an attribute', '<button aria-label="Close">×</button>', 'Close'],
    ['a place in a sentence', "l10n.t('{0} left', `about two hours`)", 'about two hours'],
  ])('%s is found', (_, code, text) => {
    expect(literalsOf(code, true).map((each) => each.text)).toEqual([text]);
  });

  it.each([
    "l10n.t('There is no run.')",
    "const item = { label: l10n.t('Open'), command: 'poolscope.open' }",
    "log.info('The run could not be kept')",
    "throw new Error('Round 1 has no run on one worker.')",
    '<div className="table scrolls" role="grid">{count}</div>',
    "import * as a from './no such file.js'",
    "const title = 'Poolscope'",
    "if (mode === 'each call') {}",
    "type Waits = 'each call' | 'each item'",
    'const icon = `$(sync~spin) ${text}`',
  ])('%s is let be', (code) => {
    expect(literalsOf(code, true)).toEqual([]);
  });
});
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: pieces of code
