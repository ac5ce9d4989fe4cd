import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { Profiler } from 'node:inspector';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { FIXTURES, poolscope } from './poolscope.js';

const root = mkdtempSync(join(tmpdir(), 'poolscope-profiles-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;
const newFolder = () => join(root, `deep-${folders++}/inner`);

const lineOf = (file: string, words: string) =>
  readFileSync(join(FIXTURES, file), 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(words));

/** What no one wrote: the engine's own entries have no file. */
const ownFrames = ({ nodes }: Profiler.Profile) => nodes.filter(({ callFrame }) => callFrame.url !== '');

/** The function of the most samples, of all that stand in a file. */
function busiest(profile: Profiler.Profile): Profiler.ProfileNode['callFrame'] | undefined {
  const self = new Map<number, number>();
  profile.samples?.forEach((id, i) => {
    self.set(id, (self.get(id) ?? 0) + (profile.timeDeltas?.[i] ?? 0));
  });
  const time = ({ id }: Profiler.ProfileNode) => self.get(id) ?? 0;
  return ownFrames(profile).sort((a, b) => time(b) - time(a))[0]?.callFrame;
}

function profilesIn(folder: string): Profiler.Profile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.cpuprofile'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Profiler.Profile);
}

it.each([
  ['thread', 'primes.ts', 'countPrimes'],
  ['process', 'primes.ts', 'countPrimes'],
  ['thread', 'kinds.ts', 'countOf'],
  ['process', 'kinds.ts', 'countOf'],
])('a profile of each %s that runs %s, in the lines of the file itself', async (type, file, name) => {
  const folder = newFolder();
  const args = ['run', file, name, '--workers', '2', '--worker-type', type, '--cpu-prof', folder];
  const { code, stdout, stderr } = await poolscope(...args, '--json');
  expect(code, stderr).toBe(0);
  expect(stderr).toContain(`2 CPU profiles. In ${folder}`);
  const { workers } = JSON.parse(stdout) as { workers: { worker: number; profile: string }[] };
  expect(workers.map(({ profile }) => profile.endsWith('.cpuprofile'))).toEqual([true, true]);
  const profiles = profilesIn(folder);
  expect(profiles).toHaveLength(2);
  for (const profile of profiles) {
    expect(profile.samples?.length).toBe(profile.timeDeltas?.length);
    expect(profile.samples?.length).toBeGreaterThan(0);
    const ids = new Set(profile.nodes.map(({ id }) => id));
    expect(profile.samples?.every((id) => ids.has(id))).toBe(true);
    expect(profile.nodes.flatMap(({ children }) => children ?? []).every((id) => ids.has(id))).toBe(true);
    expect(profile.endTime).toBeGreaterThan(profile.startTime);
    expect(busiest(profile)).toMatchObject({
      functionName: name,
      url: pathToFileURL(join(FIXTURES, file)).href,
      lineNumber: lineOf(file, `function ${name}(`),
    });
  }
});

it('the lines within the function, too, are those of the transformed file before it was', async () => {
  const folder = newFolder();
  await poolscope('run', 'kinds.ts', 'countOf', '--workers', '1', '--cpu-prof', folder, '--quiet');
  const [profile] = profilesIn(folder);
  const ticks = profile?.nodes
    .filter(({ callFrame }) => callFrame.functionName === 'countOf')
    .flatMap(({ positionTicks }) => positionTicks ?? []);
  const from = lineOf('kinds.ts', 'function countOf(') + 1;
  const to = lineOf('kinds.ts', 'return found') + 1;
  expect(ticks?.length).toBeGreaterThan(0);
  expect(ticks?.filter(({ line }) => line < from || line > to)).toEqual([]);
});

it('a worker that was ended has none, and that is said; one that took its place has its own', async () => {
  const folder = newFolder();
  const { code, stdout, stderr } = await poolscope(
    ...['run', 'primes.ts', 'spins', '--inputs', '[1, 2, 4]', '--workers', '1', '--timeout', '200'],
    ...['--chunksize', '1', '--cpu-prof', folder, '--json'],
  );
  expect(code).toBe(1);
  expect(stderr).toMatch(/1 CPU profile\. Worker 0 has none \(.+\)\./);
  const { workers } = JSON.parse(stdout) as { workers: { profile?: string }[] };
  expect(workers.map(({ profile }) => profile !== undefined)).toEqual([false, true]);
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/worker-0-2\.cpuprofile$/)]);
});

it.skipIf(process.platform === 'win32').each(['thread', 'process'])(
  'they can be read by the person alone, and so can a folder that is made for them (%s)',
  async (type) => {
    const folder = newFolder();
    const args = ['run', 'primes.ts', 'countPrimes', '--workers', '1', '--worker-type', type, '--quiet'];
    await poolscope(...args, '--cpu-prof', folder);
    const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
    expect(readdirSync(folder).map((name) => mode(join(folder, name)))).toEqual(['600']);
    expect([mode(folder), mode(join(folder, '..'))]).toEqual(['700', '700']);
    chmodSync(folder, 0o755);
    await poolscope(...args, '--cpu-prof', folder);
    expect(readdirSync(folder).map((name) => mode(join(folder, name)))).toEqual(['600', '600']);
    expect(mode(folder)).toBe('755');
  },
);

it('workers that are replaced in turn each have one', async () => {
  const folder = newFolder();
  const { code } = await poolscope(
    ...['run', 'primes.ts', 'countPrimes', '--workers', '1', '--chunksize', '2'],
    ...['--maxtasksperchild', '1', '--cpu-prof', folder, '--quiet'],
  );
  expect(code).toBe(0);
  expect(profilesIn(folder).length).toBeGreaterThanOrEqual(4);
});

it('without the option nothing is loaded for it, and nothing of it is in the record', async () => {
  const run = ['run', 'primes.ts', 'loaded', '--inputs', '[1]', '--workers', '1', '--json', '--quiet'];
  const without = JSON.parse((await poolscope(...run)).stdout);
  expect(without.results).toEqual([[]]);
  expect(without.workers[0]).not.toHaveProperty('profile');
  const asked = JSON.parse((await poolscope(...run, '--cpu-prof', newFolder())).stdout);
  expect(asked.results).toEqual([['NativeModule inspector']]);
});

it('a folder that cannot be made is told before anything runs', async () => {
  const file = join(root, 'file');
  writeFileSync(file, '');
  const { code, stdout, stderr } = await poolscope(
    ...['run', 'primes.ts', 'countPrimes', '--cpu-prof', join(file, 'inside')],
  );
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('CPU profiles cannot be written to');
});
