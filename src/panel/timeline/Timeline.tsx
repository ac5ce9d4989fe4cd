import { useSignal } from '@preact/signals';
import * as l10n from '@vscode/l10n';
import { useLayoutEffect, useMemo } from 'preact/hooks';
import { count } from '../../profile/format.js';
import { callerSums, laneSums, loadOverTime, numbers } from '../derived.js';
import { run } from '../run.js';
import { moment, selected, view } from '../saved.js';
import { palette } from '../theme.js';
import { look, shown, whole } from '../timeRange.js';
import { ticks } from './axis.js';
import { Axis, LaneLabels } from './Frame.js';
import { geometry } from './geometry.js';
import { locate } from './hit.js';
import { Legend } from './Legend.js';
import type { Painted } from './paint.js';
import { reveal } from './range.js';
import { Surface } from './Surface.js';
import { stripsOf } from './strips.js';
import { Tables } from './Tables.js';
import { Toolbar } from './Toolbar.js';
import { taskLine } from './words.js';

/** Who ran what and when: charts of the load, a lane for the caller and one per worker. */
export function Timeline() {
  const width = useSignal(0);
  const hovered = useSignal<number | null>(null);
  const painted = useSignal<Painted>({ tasksPerPixel: 1, narrowChunks: false });
  const store = run.value?.store;
  const lanes = laneSums.value;
  const overTime = loadOverTime.value;
  const mode = store?.header.mode;
  const strips = useMemo(() => (overTime && mode ? stripsOf(overTime, mode) : []), [overTime, mode]);
  const caller = callerSums.value;
  const range = shown.value;
  const chosen = selected.value;
  // Whatever selected a task, the timeline shows it.
  useLayoutEffect(() => {
    const all = lanes.map(({ lane }) => lane);
    const where = chosen !== null && store ? locate(store, all, chosen) : null;
    if (where && view.value) {
      const lane = all[where[0]];
      const next = reveal(range, whole.value, [lane?.start[where[1]] ?? 0, lane?.end[where[1]] ?? 0]);
      if (next?.[0] !== range[0] || next?.[1] !== range[1]) {
        look(next);
      }
    }
  }, [chosen]);
  if (!store || !caller) {
    return null;
  }
  const shape = geometry(lanes.length, strips.length);
  const marks = ticks(range, width.value || 600);
  const pointed = hovered.value ?? chosen;
  const there = pointed !== null && pointed < store.tasks.length;
  return (
    <section class="timeline" aria-label={l10n.t('Timeline')}>
      <div class="part-head">
        <h2>{l10n.t('Timeline')}</h2>
        <Toolbar />
      </div>
      <div class="timeline-grid">
        <Axis ticks={marks} view={range} width={width.value} />
        <LaneLabels shape={shape} lanes={lanes} strips={strips} way={there ? pointed : null} />
        <Surface
          width={width}
          hovered={hovered}
          painted={painted}
          height={shape.height}
          scene={{
            store,
            lanes,
            caller,
            strips,
            view: range,
            geometry: shape,
            palette: palette.value,
            ticks: marks.map((tick) => tick.at),
            now: moment.value ?? numbers.value?.wall ?? 0,
            replayed: moment.value !== null,
            selected: chosen,
            hovered: hovered.value,
          }}
        />
      </div>
      <div class="timeline-foot">
        <p class="pointed" data-pointed={pointed ?? undefined}>
          {there ? (
            taskLine(store, pointed)
          ) : (
            <span class="muted">
              {l10n.t('Point at a bar, or move with the arrow keys, to see its task here.')}
            </span>
          )}
        </p>
        <Detail {...painted.value} />
      </div>
      <Legend store={store} holds={strips.some(({ name }) => name === 'held')} />
      <Tables lanes={lanes} strips={strips} range={range} />
    </section>
  );
}

/** Says what the picture could not show one by one. */
function Detail({ tasksPerPixel, narrowChunks }: Painted) {
  return (
    <p class="muted detail">
      {tasksPerPixel > 1 ? (
        <>
          <strong>{l10n.t('1 px = {0} tasks.', count(tasksPerPixel))}</strong>{' '}
          {l10n.t('Each column is as high as its px was busy.')}{' '}
        </>
      ) : (
        `${l10n.t('Each task has its own bar.')} `
      )}
      {narrowChunks && l10n.t('Chunks are too narrow to be outlined; zoom in to see them.')}
    </p>
  );
}
