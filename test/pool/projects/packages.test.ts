import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { RunRequest } from '../../../src/runner/request.js';
import { outcomes, WORKER_TYPES } from '../harness.js';
import { run } from '../runner/harness.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const PACKAGES = fileURLToPath(new URL('../../fixtures/projects/packages.ts', import.meta.url));

function request(name: string, inputs: RunRequest['inputs'], more: Partial<RunRequest> = {}): RunRequest {
  return { file: PACKAGES, function: name, inputs, mode: 'map', workers: 2, cwd: ROOT, ...more };
}

describe.each(WORKER_TYPES)('functions over popular packages, on %s workers', (workerType) => {
  test('marked over the README of every package', async () => {
    const pattern = 'node_modules/*/README.md';
    const { end, store } = await run(request('html', { kind: 'glob', pattern }, { workerType }));
    expect(end).toMatchObject({ header: { outcome: 'completed' } });
    const files = globSync(pattern, { cwd: ROOT });
    expect(files.length).toBeGreaterThan(50);
    expect(outcomes(store)).toHaveLength(files.length);
    expect(outcomes(store)).toEqual(outcomes(store).map(() => expect.any(Number)));
  });

  test('semver and zod over the package.json of every package', async () => {
    const pattern = 'node_modules/*/package.json';
    const { store } = await run(request('nextPatch', { kind: 'glob', pattern }, { workerType }));
    const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules/vitest/package.json'), 'utf8'));
    const next = version.replace(/\d+$/, (patch: string) => String(Number(patch) + 1));
    expect(outcomes(store)).toContain(`vitest ${next}`);
    expect(outcomes(store)).toEqual(outcomes(store).map(() => expect.stringMatching(/^\S+ \d+\.\d+\.\d+/)));
  });

  test('lodash over groups of rows', async () => {
    const rows = [
      { region: 'north', amount: '1.5' },
      { region: 'south', amount: '2' },
      { region: 'north', amount: '3' },
    ];
    const text = JSON.stringify([rows, rows.slice(1), []]);
    const { store } = await run(request('totals', { kind: 'expression', text }, { workerType }));
    expect(outcomes(store)).toEqual([{ north: 4.5, south: 2 }, { south: 2, north: 3 }, {}]);
  });
});
