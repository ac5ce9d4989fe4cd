// Opens a desktop VS Code on a folder, with an extension under development and a profile of its own.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killTree } from './processTree.mjs';
import { quietSettings } from './settings.mjs';

/**
 * @param {string} executable
 * @param {{ folder: string, openFile: string, extensionPath: string, env: Record<string, string> }} options
 * @returns {Promise<{ ended: Promise<number | null>, stop: () => Promise<void> }>}
 */
export async function openDesktop(executable, { folder, openFile, extensionPath, env }) {
  const profile = await mkdtemp(join(tmpdir(), 'ps-desktop-'));
  await mkdir(join(profile, 'User'));
  await writeFile(join(profile, 'User', 'settings.json'), JSON.stringify(quietSettings, null, 2));
  const args = [folder, openFile, '--new-window', '--wait', '--skip-welcome', '--disable-workspace-trust'];
  args.push(`--extensionDevelopmentPath=${extensionPath}`);
  args.push(`--user-data-dir=${profile}`, `--extensions-dir=${join(profile, 'extensions')}`);
  if (process.getuid?.() === 0) {
    args.push('--no-sandbox');
  }
  const shell = process.platform === 'win32';
  const quote = (/** @type {string} */ text) => (shell ? `"${text}"` : text);
  const child = spawn(quote(executable), args.map(quote), {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    shell,
    detached: !shell,
  });
  const ended = new Promise((resolve, reject) => {
    child.once('exit', resolve);
    child.once('error', reject);
  });
  return {
    ended,
    async stop() {
      await killTree(child.pid);
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
