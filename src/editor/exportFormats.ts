import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';

/** A row of the question for a format. */
export interface ExportFormat extends vscode.QuickPickItem {
  /** As `poolscope export --format` has it; `poolscope` is a run file. */
  name: string;
  ending: string;
}

const format = (label: string, detail: string, name: string, ending: string): ExportFormat => ({
  label,
  detail,
  name,
  ending,
});

/** The rows of that question. */
export const exportFormats = (): ExportFormat[] => [
  format(l10n.t('Poolscope run'), l10n.t('Opens in this panel, here or elsewhere'), 'poolscope', 'poolscope'),
  format(l10n.t('HTML page'), l10n.t('This panel as one file that opens in any browser'), 'html', 'html'),
  format(l10n.t('PNG picture'), l10n.t('The timeline, for a chat or a slide'), 'png', 'png'),
  format(l10n.t('SVG picture'), l10n.t('The timeline, for a page or a document'), 'svg', 'svg'),
  format(
    l10n.t('Chrome trace'),
    l10n.t('A track per worker, for Perfetto or the Performance panel of DevTools'),
    'chrome-trace',
    'json',
  ),
  format(
    'JSON',
    l10n.t('The whole record as one document, as `poolscope run --json` prints it'),
    'json',
    'json',
  ),
  format('JSON Lines', l10n.t('A line per task'), 'jsonl', 'jsonl'),
  format('CSV', l10n.t('A row per task, for a spreadsheet'), 'csv', 'csv'),
  format('Markdown', l10n.t('The figures and tables, for an issue or a pull request'), 'markdown', 'md'),
  format(l10n.t('Job log'), l10n.t('GNU parallel’s columns'), 'joblog', 'log'),
  format('JUnit XML', l10n.t('A test case per task, for the test reports of a CI service'), 'junit', 'xml'),
];
