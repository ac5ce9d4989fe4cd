import * as vscode from 'vscode';
import type { InputSource } from '../../../inputs/kinds/list.js';
import { requests } from '../../../lazy.js';

/** What is selected in the editor of a document, or ''. */
export function selectionOf(document: vscode.TextDocument): string {
  const editor = vscode.window.visibleTextEditors.find((each) => each.document === document);
  return editor ? document.getText(editor.selection).trim() : '';
}

/** A selection is code, where it can be; else it is read as the clipboard is. */
export function fromSelection(text: string): InputSource {
  return requests().isExpression(text) ? { kind: 'expression', text } : asText(text, 'selection');
}

export function fromClipboard(text: string): InputSource {
  return asText(text, 'clipboard');
}

function asText(text: string, from: string): InputSource {
  return { kind: 'text', text, format: requests().detectFormat(text), from };
}
