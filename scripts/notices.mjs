// The licences of the packages that stand in dist/, as their terms ask for: told by what esbuild has bundled.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Copied by hand, so no bundle tells of it. */
const COPIED = {
  name: 'codicons (shapes of some icons)',
  version: '',
  license: 'CC-BY-4.0',
  text: 'Copyright (c) Microsoft Corporation.\nhttps://github.com/microsoft/vscode-codicons\nhttps://creativecommons.org/licenses/by/4.0/legalcode',
};

/**
 * @param root - absolute, of the project
 * @param metafiles - esbuild's, of every bundle
 * @returns the text of all notices, by name
 * @throws when a package says nothing of its licence
 */
export function notices(root, metafiles) {
  const folders = new Set();
  for (const { inputs } of metafiles) {
    for (const file of Object.keys(inputs)) {
      const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file.replaceAll('\\', '/'));
      if (found) {
        folders.add(found[1]);
      }
    }
  }
  const all = [...folders].map((folder) => noticeOf(join(root, folder)));
  const once = new Map([COPIED, ...all].map((each) => [`${each.name} ${each.version}`.trim(), each]));
  const sorted = [...once].sort(([a], [b]) => (a < b ? -1 : 1));
  return `Poolscope contains the following works of others.\n${sorted
    .map(([name, { license, text }]) => `\n${'-'.repeat(80)}\n${name} (${license})\n\n${text.trim()}\n`)
    .join('')}`;
}

function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file));
  if (typeof license !== 'string' && files.length === 0) {
    throw new Error(`${folder} says nothing of its licence.`);
  }
  const text = files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
  return { name, version, license: license ?? 'see below', text: text || `Licence: ${license}` };
}
