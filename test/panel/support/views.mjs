// The views of the sidebar, as a person without a mouse uses them.

/**
 * The rows of a view, by their accessible names.
 * @param {import('../../host/workbench.mjs').Workbench} workbench
 * @param {string} name of the view: `Run`, `History`
 */
export function viewRows(workbench, name) {
  return workbench.page
    .locator(`.pane:has(> .pane-header[aria-label^="${name} Section"])`)
    .locator('.monaco-list-row');
}

/**
 * Brings a view to the front.
 * @param {import('./keyboard.mjs').Keyboard} keys
 * @param {string} name
 */
export function openView(keys, name) {
  return keys.command(`Poolscope: Focus on ${name} View`);
}

/** @returns {Promise<string[]>} what the rows of a view say */
export async function viewTexts(
  /** @type {import('../../host/workbench.mjs').Workbench} */ workbench,
  /** @type {string} */ name,
) {
  return viewRows(workbench, name).evaluateAll((rows) =>
    rows.map((row) =>
      ['.label-name', '.label-description']
        .map((part) => row.querySelector(part)?.textContent ?? '')
        .join(' ')
        .replace(/\s+/g, ' ')
        .trim(),
    ),
  );
}

/**
 * Goes to a row of a view with the arrow keys.
 * @param {import('./keyboard.mjs').Keyboard} keys
 * @param {string} view
 * @param {string | RegExp} text of the row, or its beginning
 */
export async function goTo(keys, view, text) {
  const { workbench } = keys;
  const row = viewRows(workbench, view).filter({ hasText: text }).first();
  await row.waitFor();
  await openView(keys, view);
  await workbench.press('Home');
  const isThere = async () => /\bfocused\b/.test((await row.getAttribute('class')) ?? '');
  for (let step = 0; step < 60 && !(await isThere()); step++) {
    await workbench.press('ArrowDown');
  }
  await workbench.until(isThere, `the row "${text}" of ${view} is not reached by the arrow keys`, 5000);
}

/** Goes to a row and presses Enter. */
export async function activate(
  /** @type {import('./keyboard.mjs').Keyboard} */ keys,
  /** @type {string} */ view,
  /** @type {string | RegExp} */ text,
) {
  await goTo(keys, view, text);
  await keys.workbench.press('Enter');
}
