import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toJunit } from '../../../src/exports/junit.js';
import { Status } from '../../../src/record/schema.js';
import { anyRows, recordOf } from '../profile/records.js';
import { run } from '../record/fixture.js';

const junit = (store: Parameters<typeof toJunit>[0]) => [...toJunit(store)].join('');
/** What an XML reader makes of a text of references. */
const read = (text = '') => text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));

const store = run('map', [
  { arg: 'a "b" <c>&\n', ms: 30, value: 1 },
  { arg: '\u0000\ud800😀]]>', ms: 5, error: new TypeError('first <second>') },
  { arg: 3, ms: 1000, error: new Error('late'), status: Status.timedOut },
  { arg: 4, ms: 1, error: new Error('cut'), status: Status.notRun },
]);
const text = junit(store);
const cases = text.match(/<testcase.*<\/testcase>/g) ?? [];

describe('the JUnit report', () => {
  it('counts the tasks by what they are to a test report', () => {
    expect(text).toMatch(
      /^<\?xml [^\n]*\n<testsuites>\n<testsuite name="square \(map\)" tests="4" failures="1" errors="1" skipped="1" time="[\d.]+" timestamp="2026-01-02T03:04:05">\n/,
    );
    expect(text.endsWith('</testcase>\n</testsuite>\n</testsuites>\n')).toBe(true);
    expect(cases.map((each) => /<(failure|error|skipped) /.exec(each)?.[1])).toEqual([
      undefined,
      'failure',
      'error',
      'skipped',
    ]);
  });

  it('names a task by its place and its arguments, and gives its time in seconds', () => {
    expect(read(/ name="([^"]*)"/.exec(cases[0] ?? '')?.[1])).toBe('#0 square("a \\"b\\" <c>&\\n")');
    expect(cases.map((each) => / time="([^"]*)"/.exec(each)?.[1])).toEqual([
      '0.030000',
      '0.005000',
      '1.000000',
      '0.000000',
    ]);
  });

  it('tells the error with its stack, and what the task printed', () => {
    const [, kind, message, body] =
      /<failure message="([^"]*)" type="([^"]*)">([^<]*)<\/failure>/.exec(cases[1] ?? '') ?? [];
    expect([read(kind), message]).toEqual(['failed: TypeError: first <second>', 'TypeError']);
    expect(read(body)).toMatch(/^TypeError: first <second>\n {4}at /);
    const printing = run('map', [{ arg: 1, ms: 1, value: 1 }]);
    printing.output.length = 0;
    printing.output.push(
      { at: 1, worker: 0, index: 0, stream: 'stdout', text: 'a<b>' },
      { at: 1, worker: 0, index: null, stream: 'stdout', text: 'nobody' },
      { at: 2, worker: 0, index: 0, stream: 'stderr', text: 'c\x1b[31m' },
    );
    const said = /<system-out>([^<]*)<\/system-out>/.exec(junit(printing))?.[1];
    expect(read(said)).toBe('a<b>\nc\ufffd[31m\n');
  });

  it('is XML whatever the tasks are, and whatever a file from a stranger says of them', () => {
    const strange = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.constant('{"name":1}')));
    fc.assert(
      fc.property(anyRows, strange, strange, (rows, args, outcomes) => {
        const made = recordOf(rows);
        rows.forEach((_, row) => {
          made.args.set(row, args[row]);
          made.outcomes.set(row, outcomes[row]);
        });
        const written = junit(made);
        expect(written).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
        expect(written).not.toMatch(/NaN|Infinity|undefined/);
        expect(written.match(/<testcase/g)?.length ?? 0).toBe(rows.length);
        // Nothing but our own tags, each with whole attributes.
        const rest = written
          .replace(/^<\?xml [^?]*\?>/, '')
          .replace(
            /<\/?(testsuites?|testcase|failure|error|skipped|system-out)( \w+="[^"<>&]*(&#\d+;[^"<>&]*)*")*>/g,
            '',
          );
        expect(rest.replace(/&#\d+;/g, '')).not.toMatch(/[<&]/);
      }),
    );
  });
});
