import { sharedWindow } from '../support/sharedWindow.mjs';
import { status } from '../support/window.mjs';

const WORK = `export const inputs = [60, 60, 60, 60, 60, 60];
export function busy(ms) {
  const end = performance.now() + ms;
  while (performance.now() < end);
  return ms;
}
`;

describe('the verdict, with the keyboard alone', () => {
  /** @type {Awaited<ReturnType<typeof sharedWindow>>} */
  let window;
  /** @type {import('../../host/workbench.mjs').Workbench} */
  let w;

  before(async () => {
    window = await sharedWindow({ 'verdict.mjs': WORK });
    w = window.workbench;
  });

  it('says why the pool did not pay, and its advice is tried with a button', async () => {
    await window.keys.run('verdict.mjs', 2, 'inputs', 'apply');
    await status(w, /^6 in /);
    const verdict = w.panel().getByRole('region', { name: 'Verdict' });
    await verdict.getByRole('heading', { name: /^The pool did not pay: .* one call at a time\.$/ }).waitFor();
    await verdict.getByRole('button', { name: 'Run with apply_async' }).focus();
    await w.press('Enter');
    const head = w.panel().locator('.mode', { hasText: /^apply_async$/ });
    await head.waitFor();
    await verdict.getByRole('heading', { name: /^The pool paid/ }).waitFor();
  });

  it('leads to what proves it', async () => {
    const timings = w.panel().getByRole('region', { name: 'Timings' });
    await timings
      .getByRole('table', { name: /Workers’ time/ })
      .getByRole('row', { name: /Useful/ })
      .waitFor();
    await window.keys.run('verdict.mjs', 2, 'inputs', 'apply');
    await status(w, /^6 in /);
    const verdict = w.panel().getByRole('region', { name: 'Verdict' });
    await verdict.getByRole('button', { name: 'Show: One call at a time' }).focus();
    await w.press('Enter');
    await w.until(
      () =>
        timings.getByRole('row', { name: /^Tail/ }).evaluate((row) => {
          const { top, bottom } = row.getBoundingClientRect();
          return top >= 0 && bottom <= row.ownerDocument.documentElement.clientHeight;
        }),
      'the row of the tail is not in view',
    );
  });
});
