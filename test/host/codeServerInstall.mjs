// Installs code-server, the npm package that carries a real VS Code, into the cache. Its install scripts are left
// out: they build native parts that nothing here needs.
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { cached } from './cache.mjs';
import { node24 } from './paths.mjs';

export const version = '4.139.1';
const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--engine-strict=false'];

/**
 * @returns {Promise<string>} the folder of VS Code's server; at once if it is there already
 */
export async function installCodeServer() {
  const folder = await cached(`code-server-${version}`, async (draft) => {
    console.log(`Installing code-server ${version} (once, about 600 MB in .vscode-test) …`);
    await writeFile(join(draft, 'package.json'), '{ "private": true }\n');
    await npm(['install', `code-server@${version}`, '--save-exact', ...quiet], draft);
    await npm(['install', '--omit=dev', ...quiet], server(draft));
    // Its TypeScript support complains in front of people when its TypeScript is missing.
    await npm(['install', 'typescript@6.0.3', '--omit=dev', ...quiet], join(server(draft), 'extensions'));
  });
  return server(folder);
}

/** @param {string} folder */
function server(folder) {
  return join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
}

/**
 * @param {string[]} args
 * @param {string} cwd
 * @returns {Promise<void>}
 */
function npm(args, cwd) {
  const path = `${dirname(node24())}${delimiter}${process.env.PATH}`;
  return new Promise((resolve, reject) => {
    const child = spawn('npm', args, {
      cwd,
      env: { ...process.env, PATH: path },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text) => {
        output = (output + text).slice(-3000);
      });
    }
    const fail = (/** @type {string} */ why) =>
      reject(
        new Error(
          `code-server ${version} could not be installed: ${why}. It comes from the npm registry, which has to ` +
            `be reachable once; nothing half-made is kept, so simply try again.\n${output.trim()}`,
        ),
      );
    child.on('error', (error) => fail(`npm did not start (${error.message})`));
    child.on('close', (code) =>
      code === 0 ? resolve() : fail(`\`npm ${args.slice(0, 2).join(' ')}\` ended with code ${code}`),
    );
  });
}
