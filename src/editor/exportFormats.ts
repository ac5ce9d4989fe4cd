import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { FORMATS } from '../exports/formats.js';

/** What can be chosen: every format but programs, which are copied, and two that the editor makes. */
type Name = Exclude<keyof typeof FORMATS, `code-${string}`> | 'poolscope' | 'png';

/** A row of the question for a format. */
export interface ExportFormat extends vscode.QuickPickItem {
  /** As `poolscope export --format` has it; `poolscope` is a run file. */
  name: Name;
  ending: string;
}

/** Of each its label, what it is, and how its files end; in the order of the question. */
const formats = (): Record<Name, [label: string, detail: string, ending: string]> => ({
  poolscope: [l10n.t('Poolscope run'), l10n.t('Opens in this panel, here or elsewhere'), 'poolscope'],
  html: [l10n.t('HTML page'), l10n.t('This panel as one file that opens in any browser'), 'html'],
  png: [l10n.t('PNG picture'), l10n.t('The timeline, for a chat or a slide'), 'png'],
  svg: [l10n.t('SVG picture'), l10n.t('The timeline, for a page or a document'), 'svg'],
  'chrome-trace': [
    l10n.t('Chrome trace'),
    l10n.t('A track per worker, for Perfetto or the Performance panel of DevTools'),
    'json',
  ],
  json: ['JSON', l10n.t('The whole record as one document, as `poolscope run --json` prints it'), 'json'],
  jsonl: ['JSON Lines', l10n.t('A line per task'), 'jsonl'],
  csv: ['CSV', l10n.t('A row per task, for a spreadsheet'), 'csv'],
  markdown: ['Markdown', l10n.t('The figures and tables, for an issue or a pull request'), 'md'],
  joblog: [l10n.t('Job log'), l10n.t('GNU parallel’s columns'), 'log'],
  junit: ['JUnit XML', l10n.t('A test case per task, for the test reports of a CI service'), 'xml'],
});

/** The rows of that question. */
export const exportFormats = (): ExportFormat[] =>
  Object.entries(formats()).map(([name, [label, detail, ending]]) => ({
    label,
    detail,
    name: name as Name,
    ending,
  }));
