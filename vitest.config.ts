import { defineConfig } from 'vitest/config';

/** `unit` runs from the sources; `pool` needs the build, because its workers and runners are the bundles. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          name: 'pool',
          include: ['test/{pool,cli,package}/**/*.test.ts'],
          setupFiles: ['test/pool/ownFlags.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // Each file starts workers and processes of its own; more files at once than cores would only wait.
          maxWorkers: 2,
        },
      },
    ],
  },
});
