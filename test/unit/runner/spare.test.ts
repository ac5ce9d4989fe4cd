import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { endSpare, keepSpare, takeSpare } from '../../../src/runner/spare.js';

const script = join(mkdtempSync(join(tmpdir(), 'spare-')), 'wait.cjs');
writeFileSync(script, 'process.on("message", () => {});');
const started = () => fork(script, { detached: process.platform !== 'win32' });
afterEach(endSpare);

test('a run in the same folder takes it, once', () => {
  const child = started();
  keepSpare(child, '/a');
  expect(takeSpare('/b')).toBe(null);
  expect(takeSpare('/a')).toBe(child);
  expect(takeSpare('/a')).toBe(null);
  child.kill('SIGKILL');
});

test('one that has died before it was taken is not given out', async () => {
  const child = started();
  keepSpare(child, '/a');
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(takeSpare('/a')).toBe(null);
});

test('one that nobody took is ended', async () => {
  const child = started();
  keepSpare(child, '/a');
  endSpare();
  await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
});
