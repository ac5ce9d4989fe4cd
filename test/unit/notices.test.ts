import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { listFiles, PackageManager } from '@vscode/vsce';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

describe('the notices in the package', () => {
  it('name every package that users get, by docs/dependencies.md', async () => {
    const notices = readFileSync(`${root}dist/NOTICES.txt`, 'utf8');
    const page = readFileSync(`${root}docs/dependencies.md`, 'utf8');
    const [, given = ''] = /## In what users get([\s\S]*?)\n## /.exec(page) ?? [];
    const names = [...given.matchAll(/^\| (?!package \|)([^|]+) \|/gm)].flatMap(([, cell = '']) =>
      cell.split(', '),
    );
    expect(names.length).toBeGreaterThan(10);
    const { devDependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
    // Some are installed under another name than their own.
    const own = (name: string) => /^npm:(.+)@/.exec(devDependencies[name] ?? '')?.[1] ?? name;
    expect(names.filter((name) => !notices.includes(`\n${own(name.trim())} `))).toEqual([]);
    expect(await listFiles({ cwd: root, packageManager: PackageManager.None })).toContain('dist/NOTICES.txt');
  });
});
