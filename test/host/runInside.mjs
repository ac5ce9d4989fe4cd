// The process in which a suite runs; run.mjs starts it and watches over it.
const [suite = '', filter] = process.argv.slice(2);

/** @type {Record<string, () => Promise<number>>} */
const suites = {
  editor: async () => (await import('./suiteEditor.mjs')).runEditorSuite(filter),
  panel: async () => (await import('./suitePanel.mjs')).runPanelSuite(filter),
  desktop: async () => (await import('./suiteDesktop.mjs')).runDesktopSuite(filter),
};

try {
  process.exit((await suites[suite]?.()) ?? 2);
} catch (error) {
  console.error(error);
  process.exit(1);
}
