// Measures what a step costs in the panel's page: from the event to the pixels, without the wait for the screen.

/** In the page before its scripts: frames come at once, and whoever waits for one learns how long it took. */
function framesAtOnce() {
  const waiting = [];
  window.requestAnimationFrame = (work) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      work(performance.now());
      // Drawing is put off until pixels are asked for: ask for one, so that it counts.
      const canvas = document.querySelector('.surface canvas');
      canvas?.getContext('2d').getImageData(0, 0, 1, 1);
      for (const tell of waiting.splice(0)) {
        tell(performance.now());
      }
    };
    port2.postMessage(null);
    return 0;
  };
  window.nextPaint = () => new Promise((resolve) => waiting.push(resolve));
}

/**
 * Opens a scene with all of its tasks and measures steps on its timeline.
 * @param panel what `openPanel()` gave. @param scene with `tasks` tasks. @param rounds how often each step is made.
 * @returns ms for each kind of step: the median and the longest; and how long the record took to come in
 */
export async function measure(panel, scene, tasks, rounds = 3) {
  const page = await panel.show({ scene, prepare: framesAtOnce });
  await page
    .locator(`[role=table][aria-rowcount="${tasks + 1}"]`)
    .first()
    .waitFor({ timeout: 120_000 });
  await page
    .locator(`[role=table][aria-rowcount="${tasks + 1}"]`)
    .nth(1)
    .waitFor({ timeout: 120_000 });
  await page.waitForTimeout(300);
  const found = await page.evaluate(async (count) => {
    const surface = document.querySelector('.surface');
    const box = surface.getBoundingClientRect();
    const wheel = (deltaY) => () =>
      surface.dispatchEvent(
        new WheelEvent('wheel', {
          deltaY,
          ctrlKey: true,
          clientX: box.left + box.width * 0.37,
          clientY: box.top + box.height / 2,
          bubbles: true,
          cancelable: true,
        }),
      );
    const key = (name) => () =>
      surface.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
    const taken = { zoom: [], pan: [], select: [], replay: [] };
    const step = async (kind, act) => {
      const painted = window.nextPaint();
      const begin = performance.now();
      act();
      // A step that changes nothing, as beyond the whole run, paints nothing and does not count.
      const end = await Promise.race([painted, new Promise((resolve) => setTimeout(resolve, 1000, null))]);
      if (end !== null) {
        taken[kind].push(end - begin);
      }
      await new Promise((resolve) => setTimeout(resolve));
    };
    for (let round = 0; round < count; round++) {
      for (let i = 0; i < 30; i++) {
        await step('zoom', wheel(-40));
      }
      for (let i = 0; i < 10; i++) {
        await step('pan', key(i % 2 ? 'a' : 'd'));
      }
      for (let i = 0; i < 10; i++) {
        await step('select', key(i % 4 === 3 ? 'ArrowDown' : 'ArrowRight'));
      }
      for (let i = 0; i < 25; i++) {
        await step('zoom', wheel(40));
      }
      key('0')();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    key('r')();
    await new Promise((resolve) => setTimeout(resolve, 1000)); // What each mode delivers is computed once.
    const thumb = document.querySelector('.scrubber input');
    for (let i = 1; i <= 30; i++) {
      await step('replay', () => {
        thumb.value = String(Number(thumb.min) + ((Number(thumb.max) - Number(thumb.min)) * i) / 31);
        thumb.dispatchEvent(new Event('input', { bubbles: true }));
      });
    }
    return taken;
  }, rounds);
  await page.close();
  return Object.fromEntries(Object.entries(found).map(([kind, times]) => [kind, summary(times)]));
}

/** In the page before its scripts: how long nothing else had its turn, from one to the next. */
function watchTurns() {
  const turns = { longest: 0, count: 0 };
  window.turns = turns;
  const { port1, port2 } = new MessageChannel();
  let last = performance.now();
  port1.onmessage = () => {
    const now = performance.now();
    turns.longest = Math.max(turns.longest, now - last);
    turns.count++;
    last = now;
    setTimeout(() => port2.postMessage(null), 1);
  };
  // From here on the record comes from outside: making it up in the page does not count.
  window.beginTurns = () => {
    last = performance.now();
    turns.longest = 0;
    turns.count = 0;
    port2.postMessage(null);
  };
}

/**
 * Shows a small run, then opens a scene as the editor does.
 * @param panel what `openPanel()` gave. @param scene with `tasks` tasks.
 * @returns ms until both tables have it, the longest time in which the page answered nobody, and how often it could
 */
export async function measureOpening(panel, scene, tasks) {
  const page = await panel.show({ scene: 'small', prepare: watchTurns });
  await page.locator('[role=table]').first().waitFor();
  const found = await page.evaluate(
    async ([name, rows]) => {
      const messages = window.harness.messagesOf(name);
      window.beginTurns();
      const begin = performance.now();
      const given = window.harness.giveAll(messages);
      const whole = `[role=table][aria-rowcount="${rows}"]`;
      while (document.querySelectorAll(whole).length < 2) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await given;
      return { took: performance.now() - begin, ...window.turns };
    },
    [scene, tasks + 1],
  );
  await page.close();
  return found;
}

function summary(times) {
  const sorted = times.toSorted((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)], longest: sorted.at(-1), steps: sorted.length };
}
