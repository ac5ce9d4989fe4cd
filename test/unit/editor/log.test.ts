import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { RequestError } from '../../../src/errors.js';

const { written, notified } = vi.hoisted(() => ({ written: [] as string[], notified: [] as string[] }));
vi.mock('vscode', () => {
  const show = async (message: string) => void notified.push(message);
  const write = (text: string) => written.push(text);
  class EventEmitter {
    heard: ((value: unknown) => void)[] = [];
    event = (listener: (value: unknown) => void) => this.heard.push(listener);
    fire = (value: unknown) => {
      for (const listener of this.heard) {
        listener(value);
      }
    };
  }
  return {
    l10n: {},
    EventEmitter,
    TaskScope: {},
    TaskRevealKind: {},
    CustomExecution: class {
      constructor(readonly open: () => Promise<unknown>) {}
    },
    Task: class {
      constructor(
        readonly definition: unknown,
        _: unknown,
        readonly name: string,
        __: unknown,
        readonly execution: unknown,
      ) {}
    },
    tasks: { registerTaskProvider: (_: string, provider: unknown) => provider },
    commands: { executeCommand: () => {} },
    workspace: { isTrusted: true, workspaceFolders: [] },
    window: {
      createOutputChannel: () => ({ info: write, warn: write, error: write }),
      showInformationMessage: show,
      showWarningMessage: show,
      showErrorMessage: show,
    },
  };
});
vi.resetModules(); // Files share a process, and with it what they have imported.
afterAll(() => vi.resetModules());
const { Log } = await import('../../../src/editor/log.js');
const { registerTasks } = await import('../../../src/editor/configs/tasks.js');

const EVIL = 'a\u001b[31mred\u001b]52;c;eA==\u0007\u202egpj\u009b2J';
const SHOWN = 'ared␛]52;c;eA==␇\\u202egpj\\u009b2J';

describe('words of a stranger', () => {
  beforeEach(() => {
    written.length = 0;
    notified.length = 0;
  });

  it('in the log and in a notification show every sign, and no line of theirs looks like one of the log’s', () => {
    const log = new Log();
    log.info(`${EVIL}\n2026-01-01 00:00:00.000 [error] forged`);
    log.report(new RequestError(EVIL));
    log.report(Object.assign(new Error(EVIL), { stack: `Error: ${EVIL}\n    at f` }));
    expect(written).toEqual([
      `${SHOWN}\n    2026-01-01 00:00:00.000 [error] forged`,
      SHOWN,
      `Error: ${SHOWN}\n        at f`,
    ]);
    expect(notified).toEqual([SHOWN, `Something unexpected went wrong in Poolscope: ${SHOWN}`]);
  });

  it('in a task’s terminal can do nothing to it', async () => {
    const provider = registerTasks({} as never, (async () => {}) as never) as never as {
      resolveTask(task: object): { execution: { open(): Promise<never> } };
    };
    const task = provider.resolveTask({ definition: { type: 'poolscope', config: EVIL }, name: EVIL });
    const terminal = (await task.execution.open()) as {
      onDidWrite(listener: (text: string) => void): void;
      open(): Promise<void>;
    };
    let said = '';
    terminal.onDidWrite((text) => {
      said += text;
    });
    await terminal.open();
    expect(said).toContain(SHOWN);
    expect(said).not.toMatch(/(?![\r\n])\p{Cc}|[\u202a-\u202e]/u);
  });
});
