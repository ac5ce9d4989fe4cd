import assert from 'node:assert/strict';
import { join } from 'node:path';
import { sharedWindow } from '../support/sharedWindow.mjs';
import { rows, status, table } from '../support/window.mjs';

const WORK = `export const pair = (a, b) => [a, b];
export const show = (x) => JSON.stringify(x);
export const odd = (n) => { if (n % 2 === 0) throw new Error('even'); return n; };
export function* few() { yield 'a'; yield 'b'; }
export function main(factor) {
  return [1, 2].map((n) => n + 1000).map((n) => n * factor);
}
// [7, 8]
`;

describe('inputs of every kind, with the keyboard alone', () => {
  /** @type {Awaited<ReturnType<typeof sharedWindow>>} */
  let window;
  /** @type {import('../../host/workbench.mjs').Workbench} */
  let w;

  before(async () => {
    window = await sharedWindow({
      'inputs.mjs': WORK,
      'wrapped.json': '{ "users": [1, 2], "meta": { "tags": ["x"] } }',
      'lines.jsonl': '{"a":1}\n{"a":2}\n{"a":3}\n',
      'broken.jsonl': '1\n2\n{"a":\n',
      'quote.csv': 'name,age\nAnn,31\nBob "Bo" B,40\n',
      'long.jsonl': '{"a":1}\n'.repeat(4_000_000),
      'ages.csv': 'name,age\nAnn,31\nBob,\n',
      'words.txt': 'one\ntwo\n',
    });
    w = window.workbench;
  });

  const results = async () => (await rows(table(w, 'Input order'))).map((row) => row.Result).join(' ');
  const gives = (/** @type {string} */ expected) =>
    w
      .until(async () => (await results()) === expected, 'other results', 60_000)
      .catch(async (error) => {
        throw new Error(`${error.message}: ${await results()}, not ${expected}`);
      });

  /** What the guide says of the inputs. */
  async function preview(/** @type {RegExp} */ pattern) {
    await w
      .until(async () => pattern.test(await w.quickInput.says()), `no ${pattern}`, 60_000)
      .catch(async (error) => {
        throw new Error(`${error.message}; the box says: ${await w.quickInput.says()}`);
      });
  }

  /** Answers VS Code's question for a file. */
  async function typePath(/** @type {string} */ name) {
    await w.until(async () => (await w.quickInput.input.inputValue()).includes(window.folder), 'no dialog');
    await w.quickInput.input.fill(join(window.folder, name));
    await w.press('Enter');
  }

  async function file(/** @type {number} */ line, /** @type {string} */ name) {
    await window.keys.guide('inputs.mjs', line);
    await window.keys.choose('File…');
    await typePath(name);
  }

  it('an exported generator is counted and shown before the run', async () => {
    await window.keys.guide('inputs.mjs', 2);
    await window.keys.choose('few');
    await preview(/2 inputs.*"a", "b"/s);
    await window.keys.choose('map');
    await gives('"\\"a\\"" "\\"b\\""');
  });

  it('an array in a JSON document is found by its pointer', async () => {
    await file(2, 'wrapped.json');
    await window.keys.choose('/meta/tags');
    await preview(/1 input.*"x"/s);
    await window.keys.choose('map');
    await gives('"\\"x\\""');
  });

  it('JSON Lines are counted', async () => {
    await file(2, 'lines.jsonl');
    await preview(/3 inputs.*\{ a: 1 \}/s);
    await window.keys.choose('map');
    await status(w, /^3 in /);
  });

  it('a malformed line is told with file and line, and leads back to the inputs', async () => {
    await file(2, 'broken.jsonl');
    await preview(/broken\.jsonl:3: this line is not JSON/);
    await w.press('Enter');
    await window.keys.choose('few');
    await preview(/2 inputs/);
    await w.quickInput.close();
  });

  it('a broken quote in a CSV file is told with its line, its field and what was expected', async () => {
    await file(2, 'quote.csv');
    await window.keys.choose('As text');
    await preview(/quote\.csv:3: the field "name" has a quote in its middle/);
    // A long sentence goes on in the next row, as no row shows what it cuts.
    await preview(/put the whole field in quotes and write those inside as/);
    await w.quickInput.close();
  });

  it('a long file is counted with progress, and leaving ends that', async () => {
    await file(2, 'long.jsonl');
    await preview(/counting the inputs: \d+,\d{3}/);
    await w.press('Escape');
    await w.quickInput.widget.waitFor({ state: 'hidden' });
    await file(2, 'lines.jsonl');
    await preview(/3 inputs/);
    await w.quickInput.close();
  });

  it('the cells of a CSV file are text, or what they look like', async () => {
    await file(2, 'ages.csv');
    await window.keys.choose('As numbers, true, false and null where they look so');
    await preview(/2 inputs.*age: 31/s);
    await window.keys.choose('map');
    await gives('"{\\"name\\":\\"Ann\\",\\"age\\":31}" "{\\"name\\":\\"Bob\\",\\"age\\":null}"');
  });

  it('the lines of a text', async () => {
    await file(2, 'words.txt');
    await preview(/2 inputs.*"one", "two"/s);
    await window.keys.choose('map');
    await gives('"\\"one\\"" "\\"two\\""');
  });

  it('the files that a pattern matches, a path each', async () => {
    await window.keys.guide('inputs.mjs', 2);
    await window.keys.choose('Files by a pattern…');
    await w.quickInput.widget.getByText('A pattern in the workspace folder').waitFor();
    await w.quickInput.input.fill('{words,ages}.*');
    await w.press('Enter');
    await preview(/2 inputs.*ages\.csv/s);
    await window.keys.choose('map');
    await status(w, /^2 in /);
  });

  it('an array of arguments is spread, { args, kwds } gives both, anything else is one argument', async () => {
    await window.keys.guide('inputs.mjs', 1);
    await window.keys.choose('Expression…');
    await w.quickInput.widget.getByText('A JavaScript expression').waitFor();
    await w.quickInput.input.fill('[[1, 2], { args: [3], kwds: { k: 4 } }, 5]');
    await w.press('Enter');
    await window.keys.choose('starmap');
    await gives('[1, 2] [3, { k: 4 }] [5, undefined]');
  });

  it('what is in the clipboard', async () => {
    await window.keys.open('inputs.mjs', 8);
    await w.press('End');
    for (let i = 0; i < '[7, 8]'.length; i++) {
      await w.press('Shift+ArrowLeft');
    }
    await w.press('Control+C');
    await window.keys.guide('inputs.mjs', 2);
    await window.keys.choose('Clipboard');
    await preview(/2 inputs, read as JSON.*7, 8/s);
    await window.keys.choose('map');
    await gives('"7" "8"');
  });

  it('of an earlier run, and those that failed alone', async () => {
    await window.keys.guide('inputs.mjs', 3);
    await window.keys.choose('Expression…');
    await w.quickInput.widget.getByText('A JavaScript expression').waitFor();
    await w.quickInput.input.fill('[1, 2, 3, 4]');
    await w.press('Enter');
    await window.keys.choose('map');
    await status(w, /2 of 4 failed/);
    await window.keys.guide('inputs.mjs', 2);
    await window.keys.choose('Inputs of an earlier run…');
    await window.keys.choose('odd: 2 of 4 failed');
    await window.keys.choose('Only those that failed');
    await preview(/2 inputs.*2, 4/s);
    await window.keys.choose('map');
    await gives('"2" "4"');
  });

  it('failed tasks are run again by their command', async () => {
    await window.keys.guide('inputs.mjs', 3);
    await window.keys.choose('Expression…');
    await w.quickInput.widget.getByText('A JavaScript expression').waitFor();
    await w.quickInput.input.fill('[1, 2, 3, 6]');
    await w.press('Enter');
    await window.keys.choose('map');
    await status(w, /2 of 4 failed/);
    await window.keys.command('Poolscope: Run Failed Tasks Again');
    await status(w, /2 of 2 failed/);
    const inputs = async () => (await rows(table(w, 'Input order'))).map((row) => row.Input);
    await w.until(async () => (await inputs()).join(' ') === '2 6', 'the inputs that failed');
  });

  it('a selected arrow function runs as it stands; one that needs its function is refused with the name', async () => {
    const select = async (/** @type {number} */ from, /** @type {number} */ to) => {
      await window.keys.open('inputs.mjs', 6, from + 1);
      for (let i = from; i < to; i++) {
        await w.press('Shift+ArrowRight');
      }
      await window.keys.command('Poolscope: Run Function in Parallel…');
    };
    const line = WORK.split('\n')[5] ?? '';
    const first = line.indexOf('(n) => n + 1000');
    await select(first, first + '(n) => n + 1000'.length);
    assert.match(await w.quickInput.question(), /selection at line 6/);
    await window.keys.choose('Expression…');
    await w.quickInput.widget.getByText('A JavaScript expression').waitFor();
    await w.quickInput.input.fill('[1, 2]');
    await w.press('Enter');
    await window.keys.choose('map');
    await gives('1001 1002');
    // One that is taken by its name in the Run view is not the selected one any more.
    await window.keys.open('inputs.mjs', 2);
    await window.keys.command('Poolscope: Use the Function at the Cursor');
    await window.keys.command('Poolscope: Run What the Run View Shows');
    await gives('"1" "2"');
    // A whole line that declares a function is that function.
    await window.keys.open('inputs.mjs', 2);
    await w.press('Shift+ArrowDown');
    await window.keys.command('Poolscope: Run Function in Parallel…');
    assert.match(await w.quickInput.question(), /^Run show in Parallel/);
    await w.quickInput.close();
    const second = line.indexOf('(n) => n * factor');
    await select(second, second + '(n) => n * factor'.length);
    await w.page
      .getByText(/uses factor, which lives inside main\(\) \(line 5\)/)
      .first()
      .waitFor();
    await window.keys.command('Notifications: Clear All Notifications');
  });
});
