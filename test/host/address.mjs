// The address that opens a folder in code-server, with an extension under development and, if wanted, its tests.

/**
 * @typedef {object} Target
 * @property {string} folder the workspace's folder, absolute
 * @property {string} [extensionPath] the folder of the extension under development, absolute
 * @property {string} [openFile] a file to open first, absolute
 * @property {string} [testsPath] a module that exports `run()`, absolute
 */

/**
 * @param {string} origin `http://localhost:PORT`; the extension has to be named by the same host and port
 * @param {Target} target
 * @returns {string}
 */
export function addressOf(origin, { folder, openFile, extensionPath, testsPath }) {
  const remote = (/** @type {string} */ path) =>
    `vscode-remote://${new URL(origin).host}${encodeURI(slashes(path))}`;
  const payload = [['skipWelcome', 'true']];
  if (openFile) {
    payload.push(['openFile', remote(openFile)]);
  }
  if (extensionPath) {
    payload.push(['extensionDevelopmentPath', remote(extensionPath)]);
  }
  if (testsPath) {
    payload.push(['extensionTestsPath', remote(testsPath)]);
  }
  return `${origin}/?folder=${encodeURI(slashes(folder))}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

/**
 * @param {string} path
 * @returns {string} with the slashes of an address, also on Windows
 */
function slashes(path) {
  const forward = path.replaceAll('\\', '/');
  return forward.startsWith('/') ? forward : `/${forward}`;
}
