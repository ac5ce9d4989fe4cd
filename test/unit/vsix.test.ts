import { fileURLToPath } from 'node:url';
import { listFiles, PackageManager } from '@vscode/vsce';
import { describe, expect, it } from 'vitest';
import { manifest } from './manifest.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { contributes, icon } = manifest();

describe('the packaged extension', () => {
  it('has every file that package.json names, and no source', async () => {
    const files = await listFiles({ cwd: root, packageManager: PackageManager.None });
    const named: string[] = [
      icon,
      ...contributes.viewsContainers.activitybar.map((each: { icon: string }) => each.icon),
      ...contributes.jsonValidation.map((each: { url: string }) => each.url.replace(/^\.\//, '')),
      ...contributes.walkthroughs.flatMap((each: { steps: { media: { markdown: string } }[] }) =>
        each.steps.map(({ media }) => media.markdown),
      ),
    ];
    expect(named.filter((file) => !files.includes(file))).toEqual([]);
    expect(named.length).toBeGreaterThan(5);
    expect(files.filter((file) => /^(src|test|scripts)\//.test(file))).toEqual([]);
  });
});
