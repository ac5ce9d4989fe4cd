// What zooming, moving and selecting cost in the panel with 10,000 and with 1,000,000 tasks: both in one run, in the
// panel's page alone in a headless browser, from the event to the pixels. `npm run bench:panel`

import { openPanel } from '../test/panel/page/browser.mjs';
import { measure, measureOpening } from '../test/panel/page/measure.mjs';

const PAIRS = [
  ['map, in chunks', 'tenThousand', 'million'],
  ['apply_async, a call and a callback each', 'tenThousandCalls', 'millionCalls'],
];
const panel = await openPanel();
for (const [name, few, many] of PAIRS) {
  const small = await measure(panel, few, 10_000);
  const large = await measure(panel, many, 1_000_000);
  console.log(`\n${name}: median of a step, ms`);
  console.table(
    Object.fromEntries(
      Object.keys(small).map((kind) => [
        kind,
        {
          '10,000 tasks': round(small[kind].median),
          '1,000,000 tasks': round(large[kind].median),
          ratio: round(large[kind].median / small[kind].median),
          'longest, 1,000,000': round(large[kind].longest),
          steps: large[kind].steps,
        },
      ]),
    ),
  );
}
console.log('\nopening a run, ms; blocked: the longest time in which the page answered nobody');
const opened = {};
for (const [name, few, many] of PAIRS) {
  for (const [scene, tasks] of [
    [few, 10_000],
    [many, 1_000_000],
  ]) {
    const { took, longest } = await measureOpening(panel, scene, tasks);
    opened[`${name}: ${tasks.toLocaleString('en')} tasks`] = { shown: round(took), blocked: round(longest) };
  }
}
console.table(opened);
await panel.close();

function round(ms) {
  return Math.round(ms * 100) / 100;
}
