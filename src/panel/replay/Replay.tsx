import { useSignalEffect } from '@preact/signals';
import * as l10n from '@vscode/l10n';
import { useRef } from 'preact/hooks';
import { count, duration } from '../../profile/format.js';
import type { RunStore } from '../../record/store.js';
import { Icon } from '../parts/Icon.js';
import { KeyButton } from '../parts/KeyButton.js';
import { moment } from '../saved.js';
import { withParts } from '../text/withParts.js';
import { Curves } from './Curves.js';
import { Deliveries } from './Deliveries.js';
import { extent, pace, playing, seek, stepBy, togglePlay, toggleReplay } from './player.js';
import { Speed } from './Speed.js';
import { now } from './state.js';

/** Plays the run back: the tables and the timeline show it as it was at the moment that the scrubber has come to. */
export function Replay({ store }: { store: RunStore }) {
  const bar = useRef<HTMLElement>(null);
  const at = moment.value;
  const isOn = at !== null;
  useSignalEffect(() => {
    if (moment.value !== null && moment.peek() === extent.peek()[0]) {
      bar.current?.scrollIntoView({ block: 'nearest' });
    }
  });
  if (!isOn) {
    return null;
  }
  const [begin, end] = extent.value;
  const isPlaying = playing.value;
  return (
    <>
      <section class="replay" aria-label={l10n.t('Replay')} ref={bar}>
        <div class="replay-controls" role="toolbar" aria-label={l10n.t('Replay')}>
          <KeyButton
            name={l10n.t('Result before')}
            hotkey=","
            icon="left"
            act={() => stepBy(-1)}
            disabled={at <= begin}
          />
          <button
            type="button"
            class="button play"
            title={isPlaying ? l10n.t('Pause (Space)') : l10n.t('Play (Space)')}
            onClick={togglePlay}
          >
            <Icon name={isPlaying ? 'pause' : 'play'} />
            {isPlaying ? l10n.t('Pause') : l10n.t('Play')}
          </button>
          <KeyButton
            name={l10n.t('Next result')}
            hotkey="."
            icon="right"
            act={() => stepBy(1)}
            disabled={at >= end}
          />
        </div>
        <div class="scrubber">
          <Curves tasks={store.tasks.length} />
          <input
            type="range"
            aria-label={l10n.t('Moment of the run')}
            min={begin}
            max={end}
            step={(end - begin) / 1000}
            value={at}
            aria-valuetext={says()}
            onInput={(event) => seek(Number(event.currentTarget.value))}
          />
        </div>
        <span class="replay-clock">
          {withParts(l10n.t('{0} of {1}'), <strong>{duration(at)}</strong>, duration(end))}
        </span>
        <Speed wall={end - begin} chosen={pace.value} />
        <KeyButton name={l10n.t('End the replay')} hotkey="r" icon="close" act={toggleReplay} />
        <p class="replay-says">{says()}</p>
      </section>
      <Deliveries store={store} moment={at} />
    </>
  );
}

/** The moment in words. */
function says(): string {
  const state = now.value;
  if (moment.value === null || !state) {
    return '';
  }
  const counts = [duration(moment.value), count(state.waiting), count(state.running), count(state.back)];
  return state.delivered === null
    ? l10n.t('At {0}: {1} waiting, {2} running, {3} back.', ...counts)
    : l10n.t(
        'At {0}: {1} waiting, {2} running, {3} back; the caller has {4}.',
        ...counts,
        count(state.delivered),
      );
}
