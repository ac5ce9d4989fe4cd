import { useLayoutEffect } from 'preact/hooks';
import { order } from '../derived.js';
import { isLive } from '../run.js';
import { follow } from '../saved.js';
import { setView } from '../timeRange.js';

/** While a run is followed, the table in completion order stays at its end; following ends with the run. */
export function useFollow(): void {
  const on = follow.value;
  const live = isLive();
  const { length } = order.value;
  useLayoutEffect(() => {
    const body = on ? document.querySelector('.order-completion .body') : null;
    body?.scrollTo({ top: body.scrollHeight });
  }, [on, length]);
  useLayoutEffect(() => {
    if (on && !live) {
      setView(null);
    }
  }, [on, live]);
}
