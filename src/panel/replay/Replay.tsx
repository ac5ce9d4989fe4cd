import { useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { count, duration } from '../../profile/format.js';
import type { RunStore } from '../../record/store.js';
import { Icon, type IconName } from '../parts/Icon.js';
import { moment } from '../saved.js';
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
      <section class="replay" aria-label="Replay" ref={bar}>
        <div class="replay-controls" role="toolbar" aria-label="Replay">
          {button('Result before', ',', 'left', () => stepBy(-1), at <= begin)}
          <button
            type="button"
            class="button play"
            title={`${isPlaying ? 'Pause' : 'Play'} (Space)`}
            onClick={togglePlay}
          >
            <Icon name={isPlaying ? 'pause' : 'play'} />
            {isPlaying ? 'Pause' : 'Play'}
          </button>
          {button('Next result', '.', 'right', () => stepBy(1), at >= end)}
        </div>
        <div class="scrubber">
          <Curves tasks={store.tasks.length} />
          <input
            type="range"
            aria-label="Moment of the run"
            min={begin}
            max={end}
            step={(end - begin) / 1000}
            value={at}
            aria-valuetext={says()}
            onInput={(event) => seek(Number(event.currentTarget.value))}
          />
        </div>
        <span class="replay-clock">
          <strong>{duration(at)}</strong> of {duration(end)}
        </span>
        <Speed wall={end - begin} chosen={pace.value} />
        {button('End the replay', 'r', 'close', toggleReplay)}
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
  const has = state.delivered === null ? '' : `; the caller has ${count(state.delivered)}`;
  return `At ${duration(moment.value)}: ${count(state.waiting)} waiting, ${count(state.running)} running, ${count(state.back)} back${has}.`;
}

function button(name: string, key: string, icon: IconName, act: () => void, disabled = false) {
  return (
    <button
      type="button"
      class="icon-button"
      title={`${name} (${key})`}
      aria-label={name}
      disabled={disabled}
      onClick={act}
    >
      <Icon name={icon} />
    </button>
  );
}
