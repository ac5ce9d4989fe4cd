import { counted, duration } from '../../profile/format.js';
import { MODES } from '../../record/modes.js';
import { notWell } from '../../record/outcome.js';
import type { RunHeader } from '../../record/schema.js';
import type { RunStore } from '../../record/store.js';
import { summary } from '../derived.js';
import { host } from '../link.js';
import { baseName } from '../text/frames.js';
import { OUTCOME_LOOKS } from '../text/status.js';
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
          <h1>{fn.name}</h1>
          <button
            type="button"
            class="link"
            title={`Open ${fn.file}`}
            onClick={() => host.openSource(fn.file, fn.line)}
          >
            {baseName(fn.file)}:{fn.line}
          </button>
          <span class="mode" title={MODES[mode].summary}>
            {mode}
          </span>
          <span class="muted facts">{facts(header).join(' · ')}</span>
          <Outcome header={header} />
          {!running && failed > 0 && (
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
