import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/*
 * The packaged extension, held to what the Marketplace (Microsoft's publishing page, and vsce) and Open VSX (its server's
 * ExtensionValidator and ExtensionProcessor) ask of one, as far as it can be told without an account.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'poolscope-vsix-'));
const file = join(folder, 'poolscope.vsix');
let said = '';
let names: string[] = [];
let manifest: Record<string, unknown> & { engines: { vscode: string; node: string }; keywords: string[] };
let xml = '';

beforeAll(async () => {
  const { scripts, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(devDependencies).not.toHaveProperty('ovsx');
  // As `npm run package` does it, with the build that is there.
  const words: string[] = scripts.package.split('vsce ')[1].split(' ');
  const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  const done = spawnSync(process.execPath, [vsce, ...words, '--out', file], { cwd: root, encoding: 'utf8' });
  said = `${done.stdout}${done.stderr}`;
  expect(done.status === 0 ? '' : said).toBe('');
  const zip = await JSZip.loadAsync(readFileSync(file));
  names = Object.keys(zip.files);
  manifest = JSON.parse((await zip.file('extension/package.json')?.async('string')) ?? '');
  xml = (await zip.file('extension.vsixmanifest')?.async('string')) ?? '';
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A property of the package as both servers read it. */
function property(id: string): string | undefined {
  return new RegExp(`<Property Id="${id.replaceAll('.', '\\.')}" Value="([^"]*)"`).exec(xml)?.[1];
}
function element(name: string): string {
  return new RegExp(`<${name}\\b[^>]*>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';
}

describe('the packaged extension', () => {
  test('is packaged without a warning', () => {
    expect(said).not.toMatch(/warn|deprecat/i);
  });

  test('has names and a version that both take', () => {
    const [, id, version, publisher] =
      /<Identity [^>]*Id="([^"]+)" Version="([^"]+)" Publisher="([^"]+)"/.exec(xml) ?? [];
    expect({ id, version, publisher }).toEqual({
      id: manifest.name,
      version: manifest.version,
      publisher: manifest.publisher,
    });
    for (const name of [id, publisher]) {
      expect(name).toMatch(/^[\w\-+$~]{1,255}$/);
    }
    // A semantic version; the Marketplace takes no part after the numbers.
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test('says what it is in fields that are not too long', () => {
    expect(element('DisplayName')).toMatch(/^[^\p{C}]{1,255}$/u);
    expect(element('Description')).toMatch(/^[^\p{C}]{1,2048}$/u);
    const known = ['Visualization', 'Debuggers', 'Testing', 'Data Science', 'Other'];
    const categories = element('Categories').split(',');
    expect(categories.filter((each) => !known.includes(each) && !each.startsWith('__'))).toEqual([]);
    expect(element('Categories')).toContain('Visualization');
    // vsce adds some of its own to the keywords; the Marketplace takes 30 in all.
    const tags = element('Tags').split(',');
    expect(tags.length).toBeLessThanOrEqual(30);
    expect(tags.filter((tag) => tag.length > 255)).toEqual([]);
    expect(manifest.keywords.filter((keyword) => !tags.includes(keyword))).toEqual([]);
  });

  test('has a banner of its icon’s colours, and the icon as a picture of at least 128 × 128', async () => {
    expect(property('Microsoft.VisualStudio.Services.Branding.Color')).toMatch(/^#[0-9a-f]{6}$/);
    expect(property('Microsoft.VisualStudio.Services.Branding.Theme')).toMatch(/^(dark|light)$/);
    const icon = readFileSync(join(root, manifest.icon as string));
    expect(icon.subarray(1, 4).toString()).toBe('PNG');
    expect([icon.readUInt32BE(16), icon.readUInt32BE(20)].every((size) => size >= 128)).toBe(true);
    expect(names).toContain(`extension/${manifest.icon}`);
  });

  test('has its license, readme, changelog and notices', () => {
    expect(manifest.license).toBe('MIT');
    for (const [type, path] of [
      ['License', 'extension/LICENSE.txt'],
      ['Details', 'extension/readme.md'],
      ['Changelog', 'extension/changelog.md'],
    ]) {
      expect(xml).toContain(`Type="Microsoft.VisualStudio.Services.Content.${type}" Path="${path}"`);
      expect(names).toContain(path);
    }
    expect(names).toContain('extension/dist/NOTICES.txt');
  });

  test('needs the VS Code and the Node.js that it was compiled and bundled for', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(manifest.engines.vscode).toBe(`^${devDependencies['@types/vscode']}`);
    expect(property('Microsoft.VisualStudio.Code.Engine')).toBe(manifest.engines.vscode);
    const [, target] =
      /target: 'node(\d+)'/.exec(readFileSync(join(root, 'scripts/build.mjs'), 'utf8')) ?? [];
    expect(manifest.engines.node).toBe(`>=${target}`);
  });

  test('holds what runs and nothing else, each file once, none outside', () => {
    const foreign = names.filter((name) =>
      /(^|\/)\.|\.\.|\\|\.map$|node_modules|\.tsx?$|\.vsix$|\.pem$|\.key$/.test(name),
    );
    expect(foreign).toEqual([]);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    // Open VSX takes 256 MB; people wait for each of ours.
    expect(statSync(file).size).toBeLessThan(5 * 2 ** 20);
  });

  test('names no address that does not exist', () => {
    for (const key of ['repository', 'homepage', 'bugs', 'qna', 'sponsor']) {
      const value = manifest[key] as string | { url: string } | undefined;
      const url = typeof value === 'object' ? value.url : value;
      expect(url ?? 'https://ours').toMatch(/^(git\+)?https:\/\/[^\s]+$/);
      expect(url ?? '').not.toMatch(/example|TODO|your-/i);
    }
  });
});
