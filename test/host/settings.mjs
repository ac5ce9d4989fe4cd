// The settings that a VS Code under test starts with: nothing that talks, asks or calls home.

/** @type {Record<string, unknown>} */
export const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  // No extension host in the page: none is under test.
  'extensions.webWorker': false,
  'git.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  // It looks through all processes, again and again.
  'remote.autoForwardPorts': false,
  'security.workspace.trust.enabled': false,
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.restoreWindows': 'none',
  'workbench.enableExperiments': false,
  'workbench.settings.enableNaturalLanguageSearch': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

/**
 * VS Code's own extensions that run code and have no part in any test: language servers, version control, debuggers,
 * assistants. Each would start processes or load megabytes in every window.
 */
const LEFT_OUT =
  /^(?:copilot|css-l|debug-|emmet|extension-editing|git|grunt|gulp|html-l|ipynb|jake|markdown-(?:l|m)|media-|merge-|mermaid|microsoft-|ms-vscode\.js-debug|notebook-|npm|php-l|references-|simple-|terminal-|tunnel-|typescript-l)/;

/** @param {string} name of one of VS Code's own extensions */
export function isWanted(name) {
  return !LEFT_OUT.test(name);
}
