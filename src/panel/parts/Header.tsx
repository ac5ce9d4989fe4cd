import { counted, duration } from '../../profile/format.js';
import { MODES } from '../../record/modes.js';
import { notWell } from '../../record/outcome.js';
import type { RunHeader } from '../../record/schema.js';
import type { RunStore } from '../../record/store.js';
import { summary } from '../derived.js';
import { host } from '../link.js';
import { inEditor } from '../place.js';
import { OUTCOME_LOOKS } from '../text/status.js';
import { FileLink } from './FileLink.js';
import { Icon } from './Icon.js';
import { Progress } from './Progress.js';

/** What was run and how, what came of it, and what can be done now. */
export function Header({ store }: { store: RunStore }) {
  const { header } = store;
  const { function: fn, mode } = header;
  const running = header.outcome === 'running';
  const failed = running ? 0 : notWell(store);
  return (
    <>
      <header class="run-head">
        <div class="run-line">
          <h1 data-run={header.id}>{fn.name}</h1>
          <FileLink file={fn.file} line={fn.line} />
          <span class="mode" title={MODES[mode].summary}>
            {mode}
          </span>
          <span class="muted facts">{facts(header).join(' · ')}</span>
          <Outcome header={header} />
          {inEditor && <Actions running={running} failed={failed} />}
        </div>
        {running && <Progress />}
      </header>
      <div class="run-about">
        <p class="muted">{MODES[mode].summary}</p>
        <p>{summary.value}</p>
      </div>
    </>
  );
}

/** What can be done with the run now. */
function Actions({ running, failed }: { running: boolean; failed: number }) {
  return (
    <div class="actions">
      {failed > 0 && (
        <button type="button" class="button" onClick={() => host.runFailed()}>
          <Icon name="restart" />
          Run failed again
        </button>
      )}
      {running ? (
        <button type="button" class="button" onClick={() => host.cancel()}>
          <Icon name="stop" />
          Cancel
        </button>
      ) : (
        <button type="button" class="button" onClick={() => host.runAgain()}>
          <Icon name="restart" />
          Run again
        </button>
      )}
      {!running && (
        <button
          type="button"
          class="button"
          title="Put another run beside this one"
          onClick={() => host.compareWith()}
        >
          <Icon name="compare" />
          Compare with…
        </button>
      )}
      <button type="button" class="button" title="Write the run to a file" onClick={() => host.exportRun()}>
        <Icon name="save" />
        Export…
      </button>
    </div>
  );
}

function facts({ pool, timeout, maxtasksperchild, inputs }: RunHeader): string[] {
  const workers = `${counted(pool.workers, 'worker')} (${pool.workerType === 'thread' ? 'threads' : 'processes'})`;
  return [
    workers,
    typeof pool.chunksize === 'number' ? `chunks of ${pool.chunksize}` : '',
    timeout === null ? '' : `at most ${duration(timeout)} a task`,
    maxtasksperchild === null ? '' : `a new worker after ${counted(maxtasksperchild, 'chunk')}`,
    inputs.source === '' ? '' : `inputs: ${inputs.source}`,
  ].filter(Boolean);
}

function Outcome({ header }: { header: RunHeader }) {
  const look = OUTCOME_LOOKS[header.outcome];
  return (
    <span class={`outcome-badge ${look.tone}`}>
      <Icon name={look.icon} />
      {look.word}
      {header.wall !== null && ` in ${duration(header.wall)}`}
    </span>
  );
}
