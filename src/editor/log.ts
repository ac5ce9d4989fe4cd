import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isRequestError } from '../errors.js';
import { Command } from '../ids.js';
import { plain } from '../record/printable.js';
import { notify } from './notice.js';

/** The one place where Poolscope writes down what it does, and tells the person what went wrong. */
export class Log implements vscode.Disposable {
  private readonly channel = vscode.window.createOutputChannel('Poolscope', { log: true });

  info(message: string): void {
    this.channel.info(inLog(message));
  }

  show(): void {
    this.channel.show();
  }

  /**
   * Tells the person of an error: a request that was wrong in its own words, anything else as ours, with a way to the
   * log.
   */
  report(error: unknown): void {
    if (isRequestError(error)) {
      this.channel.warn(inLog(error.message));
      void notify('error', error.message);
      return;
    }
    this.channel.error(inLog(error instanceof Error ? (error.stack ?? error.message) : String(error)));
    const what = error instanceof Error ? error.message : String(error);
    const message = l10n.t('Something unexpected went wrong in Poolscope: {0}', what);
    void notify('error', message, l10n.t('Show Log')).then((chosen) => {
      if (chosen) {
        void vscode.commands.executeCommand(Command.showLog);
      }
    });
  }

  dispose(): void {
    this.channel.dispose();
  }
}

/** No line of another's text looks like one of the log's own, and none has a sign in it that is not seen. */
function inLog(text: string): string {
  return plain(text).replaceAll('\n', '\n    ');
}
