import './legible.js';
import { useEffect } from 'preact/hooks';
import { Compare } from './compare/Compare.js';
import { comparison } from './compare/state.js';
import { TaskDetails } from './details/TaskDetails.js';
import { Help } from './help/Help.js';
import { Orders } from './orders/Orders.js';
import { Announcer } from './parts/Announcer.js';
import { Empty, NoInputs } from './parts/Empty.js';
import { Header } from './parts/Header.js';
import { Output } from './parts/Output.js';
import { RunError } from './parts/RunError.js';
import { Timings } from './parts/Timings.js';
import { Verdict } from './parts/Verdict.js';
import { Replay } from './replay/Replay.js';
import { run } from './run.js';
import { keep, scroll } from './saved.js';
import { Timeline } from './timeline/Timeline.js';
import { ViewBar } from './views/ViewBar.js';
import { WhatIf } from './whatif/WhatIf.js';

/** The whole page. */
export function App() {
  const store = run.value?.store;
  const id = store?.header.id;
  const nothing = (store?.tasks.length ?? 0) === 0;
  useEffect(() => {
    window.scrollTo(0, scroll.page);
    const onScroll = () => {
      scroll.page = window.scrollY;
      keep();
    };
    window.addEventListener('scroll', onScroll, { passive: true });
    return () => window.removeEventListener('scroll', onScroll);
  }, [id, nothing]);
  if (!store) {
    return <Empty />;
  }
  if (comparison.value) {
    return <Compare />;
  }
  return (
    <>
      <Header store={store} />
      {store.header.error && <RunError error={store.header.error} open={nothing} />}
      {nothing ? (
        <NoInputs store={store} />
      ) : (
        <>
          <Verdict />
          <WhatIf store={store} />
          <ViewBar />
          <Replay store={store} />
          <Orders />
          <div class="lower">
            <Timeline />
            <div class="lower-side">
              <TaskDetails />
              <Output store={store} />
            </div>
            <Timings />
          </div>
        </>
      )}
      <Announcer />
      <Help />
    </>
  );
}
