// Measures how the panel copes with a large run outside VS Code: loading it, scrolling its tables, zooming its timeline.
// Usage: node scripts/time-panel.mjs [large|million]
import { openPanel } from '../test/panel/page/browser.mjs';

const scene = process.argv[2] ?? 'large';
const panel = await openPanel();
const page = await panel.show({ scene });
await page.getByRole('table', { name: 'Completion order' }).getByRole('row').nth(5).waitFor();
await page.waitForTimeout(500);

/** Runs `act` once a frame, and tells how long the frames took, ms. */
const frames = (act) =>
  page.evaluate(
    async ([body]) => {
      const step = new Function('i', body);
      const taken = [];
      for (let i = 0; i < 60; i++) {
        const begin = performance.now();
        step(i);
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        taken.push(performance.now() - begin);
      }
      taken.sort((a, b) => a - b);
      return { median: taken[30], longest: taken[59] };
    },
    [act],
  );
const show = (name, { median, longest }) =>
  console.log(`${name}: median ${median.toFixed(1)} ms a frame, longest ${longest.toFixed(1)} ms`);

const body = "document.querySelectorAll('.body')[0]";
show('scroll by rows', await frames(`${body}.scrollTop += 66`));
show('scroll by leaps', await frames(`${body}.scrollTop = (i % 20) / 20 * ${body}.scrollHeight`));
const wheel = (sign) =>
  `const s = document.querySelector('.surface'); s.dispatchEvent(new WheelEvent('wheel', { deltaY: ${sign}40, ctrlKey: true, clientX: 500, clientY: 600, bubbles: true, cancelable: true }))`;
show('zoom in', await frames(wheel('-')));
show('zoom out', await frames(wheel('')));
const key =
  "document.querySelector('.surface').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }))";
show('move from task to task', await frames(key));
const again = await page.evaluate(async () => {
  const { give, store } = globalThis.harness;
  const begin = performance.now();
  await give(store);
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - begin;
});
console.log(`load the whole record: ${again.toFixed(0)} ms`);
console.log(panel.sizes);
await panel.close();
