import * as l10n from '@vscode/l10n';
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
          {l10n.t('Run failed again')}
        </button>
      )}
      {running ? (
        <button type="button" class="button" onClick={() => host.cancel()}>
          <Icon name="stop" />
          {l10n.t('Cancel')}
        </button>
      ) : (
        <button type="button" class="button" onClick={() => host.runAgain()}>
          <Icon name="restart" />
          {l10n.t('Run again')}
        </button>
      )}
      {!running && (
        <button
          type="button"
          class="button"
          title={l10n.t('Put another run beside this one')}
          onClick={() => host.compareWith()}
        >
          <Icon name="compare" />
          {l10n.t('Compare with…')}
        </button>
      )}
      <button
        type="button"
        class="button"
        title={l10n.t('Write the run to a file')}
        onClick={() => host.exportRun()}
      >
        <Icon name="save" />
        {l10n.t('Export…')}
      </button>
    </div>
  );
}

function facts({ pool, timeout, maxtasksperchild, inputs }: RunHeader): string[] {
  const workers =
    pool.workerType === 'thread'
      ? l10n.t('{0} (threads)', counted(pool.workers, 'worker'))
      : l10n.t('{0} (processes)', counted(pool.workers, 'worker'));
  return [
    workers,
    typeof pool.chunksize === 'number' ? l10n.t('chunks of {0}', pool.chunksize) : '',
    timeout === null ? '' : l10n.t('at most {0} a task', duration(timeout)),
    maxtasksperchild === null ? '' : l10n.t('a new worker after {0}', counted(maxtasksperchild, 'chunk')),
    inputs.source === '' ? '' : l10n.t('inputs: {0}', inputs.source),
  ].filter(Boolean);
}

function Outcome({ header }: { header: RunHeader }) {
  const look = OUTCOME_LOOKS[header.outcome];
  return (
    <span class={`outcome-badge ${look.tone}`}>
      <Icon name={look.icon} />
      {header.wall === null ? look.word : l10n.t('{0} in {1}', look.word, duration(header.wall))}
    </span>
  );
}
