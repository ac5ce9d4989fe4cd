// The box at the top of the window: command palette, quick picks, questions.
import { exactly, until } from './wait.mjs';

export class QuickInput {
  /** @param {import('playwright-core').Page} page */
  constructor(page) {
    this.page = page;
    this.widget = page.locator('.quick-input-widget:not(.quick-input-widget-closing):visible');
    this.input = this.widget.locator('input.input:visible');
    this.rows = this.widget.locator('.monaco-list-row');
  }

  /** @param {string} label */
  row(label) {
    return this.rows.filter({ has: this.page.locator('.label-name', { hasText: exactly(label) }) }).first();
  }

  /** @returns {Promise<string[]>} the labels on offer, as far as they are in view */
  labels() {
    return this.rows.locator('.label-name').allInnerTexts();
  }

  /** @returns {Promise<string>} the title of the box, or what its input asks for */
  async question() {
    await this.input.waitFor();
    const title = await this.widget.locator('.quick-input-title').textContent();
    return title?.trim() || (await this.input.getAttribute('placeholder')) || '';
  }

  /** @returns {Promise<string>} all that the box says: its title, what its input asks for, and its rows, a line each */
  async says() {
    const title = await this.widget.locator('.quick-input-title').allInnerTexts();
    const asks = await this.input.getAttribute('placeholder');
    return [...title, asks ?? '', ...(await this.rows.allInnerTexts())].join('\n');
  }

  /**
   * Chooses a row by its label: a click, as a person would do it.
   * @param {string} label
   * @param {number} [timeout]
   */
  async pick(label, timeout = 240_000) {
    await this.row(label)
      .click({ timeout })
      .catch(async () => {
        const labels = await this.labels();
        throw new Error(
          `No row "${label}" in the quick pick; it offers: ${labels.join(' | ') || 'nothing'}.`,
        );
      });
  }

  /**
   * Answers an input box.
   * @param {string} text
   */
  async answer(text) {
    await this.input.fill(text);
    await this.page.keyboard.press('Enter');
  }

  /**
   * Opens the box with a key and runs what it finds for `text`. The box is asked anew until the row is there: an
   * extension's commands come in some time after the window, and files after they are found.
   * @param {string} key
   * @param {string} text what goes into the input
   * @param {string} label
   * @param {number} [timeout]
   */
  async run(key, text, label, timeout = 300_000) {
    /** @type {string[]} */
    let offered = [];
    await until(
      async () => {
        await this.page.keyboard.press(key);
        await this.input.waitFor({ timeout: 5000 });
        await this.input.fill(text);
        const found = await this.row(label)
          .click({ timeout: 2500 })
          .then(
            () => true,
            () => false,
          );
        if (!found) {
          offered = await this.labels();
          await this.close();
        }
        return found;
      },
      timeout,
      () => `"${label}" is not offered by ${key}; on offer: ${offered.join(' | ') || 'nothing'}.`,
    );
  }

  /** Closes the box, and the one that may come in its place. */
  async close() {
    await until(
      async () => {
        if (await this.widget.isVisible()) {
          await this.page.keyboard.press('Escape');
        }
        return !(await this.widget.isVisible());
      },
      240_000,
      'The quick input does not close.',
    );
  }
}
