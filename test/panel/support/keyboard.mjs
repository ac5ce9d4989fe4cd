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
    await this.quick
      .row(label)
      .waitFor({ timeout: 240_000 })
      .catch(async () => {
        throw new Error(`No row "${label}"; on offer: ${(await this.quick.labels()).join(' | ')}`);
      });
    await this.quick.input.pressSequentially(text);
    await this.workbench.until(
      async () => (await this.chosen()) === label,
      `"${label}" is not the chosen row`,
    );
    await this.workbench.press('Enter');
  }

  /** @returns {Promise<string | undefined>} the label of the row that Enter would take; undefined when there is none now */
  async chosen() {
    const focused = this.quick.widget.locator('.monaco-list-row.focused .label-name');
    return (await focused.allInnerTexts())[0]?.trim();
  }

  /**
   * Opens the box with a key, types and takes the row with this label. The box is asked anew until the row is there: an
   * extension's commands come some time after the window, and a key is lost while the focus moves.
   * @param {string} key
   * @param {string} text
   * @param {string} label
   * @param {number} [patience] ms after which the box is asked anew
   */
  async find(key, text, label, patience = 5000) {
    const row = this.quick.row(label);
    await this.workbench.until(
      async () => {
        await this.workbench.press(key);
        await this.quick.input.fill(text, { timeout: 5000 });
        const found = await row.waitFor({ timeout: patience }).then(
          () => true,
          () => this.quick.close(),
        );
        return found === true;
      },
      `"${label}" is not found by ${key}`,
      300_000,
    );
    // What was used last stands first, whatever is typed.
    for (let step = 0; step < 20 && (await this.chosen()) !== label; step++) {
      await this.workbench.press('ArrowDown');
    }
    await this.workbench.press('Enter');
  }

  /** @param {string} title of a command, `Poolscope: Run Again` */
  command(title) {
    return this.find('F1', `>${title}`, title);
  }

  /**
   * Opens a file in the first column and puts the cursor at a line.
   * @param {string} name
   * @param {number} line from 1
   * @param {number} [column] from 1
   */
  async open(name, line, column = 1) {
    await this.workbench.press('Control+1');
    // Files come into the open box as they are found; one that was written a moment ago only when the box is asked anew.
    await this.find('Control+P', `${name}:${line}:${column}`, name, 10_000);
    await this.workbench.tab(name).waitFor();
    await this.workbench.until(
      async () =>
        (await this.workbench.statusBar()).some((text) => text.startsWith(`Ln ${line}, Col ${column}`)),
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

  /**
   * Goes through the guide to the run.
   * @param {string} name of the file
   * @param {number} line of the function, from 1
   * @param {string} inputs the label of their row
   * @param {string} mode
   */
  async run(name, line, inputs, mode) {
    await this.guide(name, line);
    await this.choose(inputs);
    await this.choose(mode);
  }
}
