// A person in front of VS Code: what they do and what they see. Every step waits for what it needs to see.
import { extensionId } from './paths.mjs';
import { QuickInput } from './quickInput.mjs';
import { until } from './wait.mjs';

export class Workbench {
  /** @param {import('playwright-core').Page} page */
  constructor(page) {
    this.page = page;
    this.quickInput = new QuickInput(page);
  }

  /**
   * Runs a command from the palette.
   * @param {string} title as the palette shows it, `Poolscope: Run Again`
   */
  async command(title) {
    await this.quickInput.run('F1', `>${title}`, title);
  }

  /**
   * Chooses a row of the open quick pick.
   * @param {string} label
   */
  async pick(label) {
    await this.quickInput.pick(label);
  }

  /**
   * Types into whatever has the focus.
   * @param {string} text
   */
  async type(text) {
    await this.page.keyboard.type(text);
  }

  /**
   * Presses a key, such as `Enter` or `Control+S`.
   * @param {string} key
   */
  async press(key) {
    await this.page.keyboard.press(key);
  }

  /** @returns {Promise<string[]>} what the status bar says, item by item */
  async statusBar() {
    const texts = await this.page.locator('.part.statusbar .statusbar-item:visible').allInnerTexts();
    return texts.map((text) => text.replace(/\s+/g, ' ').trim()).filter(Boolean);
  }

  /**
   * A status bar item by its text; click it, or wait for it.
   * @param {string | RegExp} text
   */
  statusBarItem(text) {
    return this.page.locator('.part.statusbar .statusbar-item', { hasText: text });
  }

  /** @returns {Promise<string[]>} the notifications in view */
  notifications() {
    return this.page.locator('.notification-toast .notification-list-item-message').allInnerTexts();
  }

  /**
   * Opens a file of the workspace by its name.
   * @param {string} name
   */
  async openFile(name) {
    await this.quickInput.run('Control+P', name, name);
    await this.tab(name).waitFor({ timeout: 240_000 });
  }

  /**
   * The tab of an open editor, in front.
   * @param {string} name
   */
  tab(name) {
    return this.page.locator(`.tabs-container .tab.active[data-resource-name="${name}"]`);
  }

  /**
   * Puts the cursor at the beginning of a line.
   * @param {number} line from 1
   */
  async goToLine(line) {
    await this.press('Control+G');
    await this.quickInput.input.fill(`:${line}`);
    await this.quickInput.rows
      .filter({ hasText: new RegExp(`line ${line}\\b`, 'i') })
      .first()
      .click();
    await this.quickInput.widget.waitFor({ state: 'hidden' });
    const there = async () => (await this.statusBar()).some((text) => text.startsWith(`Ln ${line},`));
    await until(there, 240_000, `The cursor did not come to line ${line}.`);
  }

  /**
   * A CodeLens by its text.
   * @param {string | RegExp} text
   */
  codeLens(text) {
    return this.page.locator('.codelens-decoration a', { hasText: text }).first();
  }

  /**
   * The page inside a webview of Poolscope: the panel, or with `view: true` a view of the sidebar.
   * @param {{ view?: boolean, extension?: string }} [which]
   */
  panel({ view = false, extension = extensionId } = {}) {
    const purpose = view ? '[src*="purpose=webviewView"]' : ':not([src*="purpose=webviewView"])';
    return this.page
      .frameLocator(`iframe.webview.ready[src*="extensionId=${extension}" i]${purpose} >> visible=true`)
      .frameLocator('iframe#active-frame');
  }

  /**
   * Chooses a colour theme by its name.
   * @param {string} name `Dark Modern`, `Light Modern`, `Dark High Contrast`, …
   */
  async setTheme(name) {
    await this.command('Preferences: Color Theme');
    await this.quickInput.input.fill(name);
    await this.pick(name);
    await this.quickInput.widget.waitFor({ state: 'hidden' });
  }

  /** @returns {Promise<string>} `vs`, `vs-dark`, `hc-black` or `hc-light` */
  async themeKind() {
    const classes = await this.page.locator('.monaco-workbench').first().getAttribute('class');
    return /\b(hc-black|hc-light|vs-dark|vs)\b/.exec(classes ?? '')?.[1] ?? '';
  }

  /**
   * Waits until something is true, with a sentence for when it does not come true.
   * @template T
   * @param {() => Promise<T>} condition
   * @param {string} complaint
   * @param {number} [timeout]
   */
  until(condition, complaint, timeout = 240_000) {
    return until(condition, timeout, complaint);
  }

  /**
   * Writes a picture of the window.
   * @param {string} path
   */
  async screenshot(path) {
    await this.page.screenshot({ path });
  }

  async close() {
    await this.page.context().close();
  }
}
