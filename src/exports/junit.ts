import { plain } from '../record/printable.js';
import { type ErrorRecord, STATUSES, type TaskStatus } from '../record/schema.js';
import type { RunStore } from '../record/store.js';
import { preview, previewArgs } from '../record/values.js';

/** What a task that did not end well is to a test report. */
const KINDS = {
  pending: 'skipped',
  ok: null,
  failed: 'failure',
  timed_out: 'error',
  crashed: 'error',
  cancelled: 'skipped',
  not_run: 'skipped',
} as const satisfies Record<TaskStatus, string | null>;

/**
 * A test report in JUnit's XML, as CI services read it: a test case per task in input order. A task that failed is a
 * failure, one that ran out of time or crashed an error; one that was cut short or never ran was skipped. Times in
 * seconds.
 */
export function* toJunit(store: RunStore): Generator<string> {
  const { function: fn, mode, wall, startedAt } = store.header;
  const kinds = Array.from(store.tasks.column('status'), (status) => KINDS[STATUSES[status] as TaskStatus]);
  const count = (wanted: string) => kinds.filter((kind) => kind === wanted).length;
  const suite = {
    name: `${fn.name} (${mode})`,
    tests: kinds.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
    time: seconds(wall ?? 0),
    timestamp: new Date(startedAt).toISOString().replace(/\.\d+Z$/, ''),
  };
  const printed = printedBy(store);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n';
  yield `<testsuite${attributes(suite)}>\n`;
  for (const [row, kind] of kinds.entries()) {
    yield testCase(store, row, kind, printed.get(row));
  }
  yield '</testsuite>\n</testsuites>\n';
}

function testCase(store: RunStore, row: number, kind: string | null, printed: string | undefined): string {
  const { header, tasks } = store;
  const fn = header.functions[tasks.data.function[row] as number] ?? header.function;
  const about = {
    classname: fn.name,
    name: `#${row} ${fn.name}(${previewArgs(store.args.at(row) ?? '[]', 120)})`,
    file: fn.file,
    time: seconds((tasks.data.ended[row] as number) - (tasks.data.started[row] as number)),
  };
  const inside = [
    kind && why(kind, STATUSES[tasks.data.status[row] as number] as TaskStatus, store.outcomes.at(row)),
    printed && `<system-out>${escaped(printed)}</system-out>`,
  ];
  return `<testcase${attributes(about)}>${inside.filter(Boolean).join('')}</testcase>\n`;
}

/** @param outcome - an error's JSON text; none while the task is out */
function why(kind: string, status: TaskStatus, outcome: string | undefined): string {
  const { name, stack } = outcome === undefined ? ({} as Partial<ErrorRecord>) : errorIn(outcome);
  const message = outcome === undefined ? status : `${status}: ${preview(outcome, 500)}`;
  return `<${kind}${attributes({ message, type: name ?? status })}>${escaped(stack ?? '')}</${kind}>`;
}

/** The text may be a stranger's: any JSON, or none. */
function errorIn(text: string): Partial<ErrorRecord> {
  try {
    const { name, stack } = Object(JSON.parse(text));
    return {
      ...(typeof name === 'string' && { name }),
      ...(typeof stack === 'string' && { stack }),
    };
  } catch {
    return {};
  }
}

/** What each task printed; each text is a line. */
function printedBy({ output }: RunStore): Map<number, string> {
  const printed = new Map<number, string>();
  for (const { index, text } of output) {
    if (index !== null) {
      printed.set(index, `${printed.get(index) ?? ''}${text}\n`);
    }
  }
  return printed;
}

function seconds(ms: number): string {
  return (Math.max(0, ms || 0) / 1000).toFixed(6);
}

function attributes(all: Record<string, string | number>): string {
  return Object.entries(all)
    .map(([name, value]) => ` ${name}="${escaped(`${value}`)}"`)
    .join('');
}

/** A text in which nothing is markup, no character that XML has no place for, and none that is not seen. */
function escaped(text: string): string {
  return plain(text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')).replace(
    /[&<>"\t\n\r]/g,
    (sign) => `&#${sign.charCodeAt(0)};`,
  );
}
