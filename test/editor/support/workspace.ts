import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';

/** The folder that is open in this window: a temporary one. */
export function folder(): string {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first, 'no folder is open');
  return first.uri.fsPath;
}

/** Writes a file of the workspace. @returns its absolute path */
export function write(name: string, text: string): string {
  const path = join(folder(), name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** Tries again until something is true. */
export async function until(condition: () => unknown, complaint: string, timeout = 240_000): Promise<void> {
  const end = Date.now() + timeout;
  while (!(await condition())) {
    assert.ok(Date.now() < end, complaint);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
