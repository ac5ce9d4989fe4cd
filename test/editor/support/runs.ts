import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** The document of a run, as far as the tests look at it. */
export interface RunDocument {
  format: string;
  version: number;
  function: { file: string; name: string; line: number };
  mode: string;
  pool: { workers: number; workerType: string; chunksize: number | null };
  outcome: string;
  wall: number;
  results: unknown[] | null;
  error: { name: string; message: string } | null;
  completionOrder: number[];
  caller: { call: string; from: number; to: number; waited: boolean }[];
  callbacks: { at: number; index: number | null }[];
  tasks: RunTask[];
}

export interface RunTask {
  index: number;
  worker: number | null;
  submitted: number;
  started: number | null;
  ended: number | null;
  received: number;
  delivered: number | null;
  status: string;
  args: unknown[];
  value?: unknown;
  error?: { name: string; message: string; stack?: string };
}

/** Runs a function as a key binding or another extension does: by `poolscope.run` with an argument. */
export async function run(argument: Record<string, unknown>): Promise<RunDocument> {
  const document = await vscode.commands.executeCommand<RunDocument>('poolscope.run', argument);
  assert.ok(document, 'poolscope.run gave nothing back');
  return document;
}

/** The sentence with which `poolscope.run` refuses an argument. */
export async function refusal(argument: Record<string, unknown>): Promise<string> {
  const answer = await vscode.commands.executeCommand('poolscope.run', argument).then(
    () => null,
    (error: Error) => error,
  );
  assert.ok(answer, 'it was not refused');
  return answer.message;
}

/** The titles of the panels of Poolscope that are open. */
export function panels(): string[] {
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(
      (tab) =>
        tab.input instanceof vscode.TabInputWebview && tab.input.viewType.endsWith('poolscope.results'),
    )
    .map((tab) => tab.label);
}
