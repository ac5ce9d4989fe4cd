import { defineConfig } from 'vitest/config';

/** The files of a project share processes: starting one anew for each file costs more than many a file's tests. */
const isolate = false;

/** `unit` runs from the sources; `pool` needs the build, because its workers and runners are the bundles. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], isolate, testTimeout: 60_000 } },
      {
        test: {
          name: 'pool',
          include: ['test/{pool,cli,package,cases}/**/*.test.ts'],
          isolate,
          setupFiles: ['test/pool/setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // Each test starts workers and processes of its own. Side by side with another file's they took four times as
          // long, on two cores.
          maxWorkers: 1,
        },
      },
    ],
  },
});
