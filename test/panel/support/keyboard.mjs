// A person who has no mouse.

export class Keyboard {
  /** @param {import('../../host/workbench.mjs').Workbench} workbench */
  constructor(workbench) {
    this.workbench = workbench;
    this.quick = workbench.quickInput;
  }

  /**
   * Types into the box at the top and presses Enter once the row with this label is the chosen one.
   * @param {string} label
   * @param {string} [text] what is typed; part of the label if left out
   */
  async choose(label, text = label) {
    await this.quick.row(label).waitFor({ timeout: 15_000 }).catch(async () => {
      throw new Error(`No row "${label}"; on offer: ${(await this.quick.labels()).join(' | ')}`);
    });
    await this.quick.input.pressSequentially(text);
    const chosen = this.quick.widget.locator('.monaco-list-row.focused .label-name');
    await this.workbench.until(
      async () => (await chosen.first().innerText()).trim() === label,
      `"${label}" is not the chosen row`,
    );
    await this.workbench.press('Enter');
  }

  /** @param {string} title of a command, `Poolscope: Run Again` */
  async command(title) {
    // The box is asked anew until the command is there: an extension's come in some time after the window.
    await this.workbench.until(
      async () => {
        await this.workbench.press('F1');
        await this.quick.input.waitFor({ timeout: 5000 });
        await this.quick.input.fill(`>${title}`);
        const found = await this.quick.row(title).waitFor({ timeout: 2500 }).then(() => true, () => false);
        if (!found) {
          await this.quick.close();
        }
        return found;
      },
      `"${title}" is not in the palette`,
      30_000,
    );
    await this.workbench.press('Enter');
  }

  /**
   * Opens a file and puts the cursor at a line.
   * @param {string} name
   * @param {number} line from 1
   */
  async open(name, line) {
    await this.workbench.press('Control+1');
    await this.workbench.until(
      async () => {
        await this.workbench.press('Control+P');
        await this.quick.input.fill(name);
        const found = await this.quick.row(name).waitFor({ timeout: 2500 }).then(() => true, () => false);
        if (!found) {
          await this.quick.close();
        }
        return found;
      },
      `${name} is not found`,
      30_000,
    );
    await this.workbench.press('Enter');
    await this.workbench.tab(name).waitFor();
    await this.workbench.press('Control+G');
    await this.quick.input.pressSequentially(String(line));
    await this.quick.rows.filter({ hasText: new RegExp(`line ${line}\\b`, 'i') }).first().waitFor();
    await this.workbench.press('Enter');
    await this.workbench.until(
      async () => (await this.workbench.statusBar()).some((text) => text.startsWith(`Ln ${line},`)),
      `The cursor did not come to line ${line}.`,
    );
  }

  /** @returns {Promise<string[]>} the labels on offer, without the lines below them */
  async offered() {
    const rows = await this.quick.rows.all();
    const texts = await Promise.all(rows.map((row) => row.locator('.label-name').first().innerText()));
    return texts.map((text) => text.trim());
  }

  /** Opens a file at the line of a function and begins the guide there. */
  async guide(/** @type {string} */ name, /** @type {number} */ line) {
    await this.open(name, line);
    await this.command('Poolscope: Run Function in Parallel…');
  }
}
