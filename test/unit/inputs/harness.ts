import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect } from 'vitest';
import { RequestError } from '../../../src/errors.js';
import { type InputContext, inputSourceFrom, openInputs, readInputs } from '../../../src/inputs/index.js';

export const FIXTURES = fileURLToPath(new URL('../../fixtures/inputs', import.meta.url));

export const scratch = path.join(tmpdir(), `inputs-${process.pid}`);

/** For a test file that writes into `scratch`: it is there, and empty, as long as the file's tests run. */
export function useScratch(): void {
  beforeAll(() => mkdirSync(scratch));
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));
}

export function context(more: Partial<InputContext> = {}): InputContext {
  return {
    cwd: FIXTURES,
    maxInputs: 10_000_000,
    importModule: () => Promise.reject(new Error('no module is needed')),
    ...more,
  };
}

/** What `--inputs EXPR` gives. */
export function evaluate(text: string, more: Partial<InputContext> = {}): Promise<unknown[]> {
  return readInputs({ kind: 'expression', text }, context(more));
}

/** What `--inputs-from TEXT` gives. */
export function from(text: string, more: Partial<InputContext> = {}): Promise<unknown[]> {
  const all = context(more);
  return readInputs(inputSourceFrom(text, all.cwd), all);
}

/** What a file of that name and content gives. */
export function fromContent(name: string, content: string | Uint8Array): Promise<unknown[]> {
  const file = path.join(scratch, name);
  writeFileSync(file, content);
  return from(file);
}

/** The sentence with which a request is refused. */
export async function refusal(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    (value) => expect.fail(`it gave ${JSON.stringify(value)}`),
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(RequestError);
  return (error as Error).message;
}

export { openInputs, readInputs };
