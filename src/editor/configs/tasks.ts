import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { plain } from '../../record/printable.js';
import type { RunStore } from '../../record/store.js';
import type { RunRequest } from '../../runner/request.js';
import type { Runs } from '../runs.js';
import { endedText } from '../runText.js';
import { allConfigurations, requestNamed } from './list.js';

const TYPE = 'poolscope';
/** More are in nobody's list; a task of tasks.json may name any. */
const MOST = 1000;

/** What starts a run and shows it. */
type Start = (request: RunRequest) => Promise<RunStore>;

/** Run configurations as tasks of VS Code: `{ "type": "poolscope", "config": NAME }` in tasks.json. */
export function registerTasks(runs: Runs, start: Start): vscode.Disposable {
  const taskOf = (name: string, definition: vscode.TaskDefinition) => {
    const execution = new vscode.CustomExecution(async () => new RunTerminal(name, runs, start));
    // The empty list: VS Code is not to ask which problems to look for in what it prints.
    const task = new vscode.Task(definition, vscode.TaskScope.Workspace, name, TYPE, execution, []);
    task.presentationOptions = { reveal: vscode.TaskRevealKind.Silent, clear: true };
    return task;
  };
  return vscode.tasks.registerTaskProvider(TYPE, {
    provideTasks: async () => {
      // A malformed file is told when a configuration is run; here it would come up with every list of tasks.
      const found = vscode.workspace.isTrusted ? await allConfigurations().catch(() => []) : [];
      return found
        .slice(0, MOST)
        .map(({ configuration: { name } }) => taskOf(name, { type: TYPE, config: name }));
    },
    resolveTask: ({ definition, name }) => taskOf(String(definition.config ?? name), definition),
  });
}

/** The terminal of such a task: it says what runs and how it ended, and closes with the command line's exit codes. */
class RunTerminal implements vscode.Pseudoterminal {
  private readonly written = new vscode.EventEmitter<string>();
  private readonly closed = new vscode.EventEmitter<number>();
  readonly onDidWrite = this.written.event;
  readonly onDidClose = this.closed.event;
  private isOver = false;
  private isClosed = false;
  private isStarted = false;

  constructor(
    private readonly name: string,
    private readonly runs: Runs,
    private readonly start: Start,
  ) {}

  async open(): Promise<void> {
    this.say(l10n.t('Poolscope runs the configuration "{0}".', this.name));
    try {
      const request = await requestNamed(this.name);
      this.say(
        l10n.t({
          message: '{0} of {1}, {2}',
          args: [request.function, request.file, request.mode],
          comment: ['function, file, more of it'],
        }),
      );
      if (this.isClosed) {
        return;
      }
      const running = this.start(request);
      this.isStarted = true;
      const store = await running;
      this.say(endedText(store).replace(/\$\([^)]*\) /g, ''));
      this.end(codeOf(store));
    } catch (error) {
      this.say((error as Error).message);
      this.end(2);
    }
  }

  /** The terminal was closed: the run ends with it. */
  close(): void {
    this.isClosed = true;
    if (this.isStarted && !this.isOver) {
      this.runs.cancel();
    }
  }

  private say(line: string): void {
    this.written.fire(`${plain(line).replaceAll('\n', '\r\n')}\r\n`);
  }

  private end(code: number): void {
    this.isOver = true;
    this.closed.fire(code);
  }
}

function codeOf(store: RunStore): number {
  if (store.header.outcome === 'cancelled') {
    return 130;
  }
  return store.header.outcome === 'completed' ? 0 : 1;
}
