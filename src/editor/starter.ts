import type { RunStore } from '../record/store.js';
import type { RunRequest } from '../runner/request.js';
import type { Panels } from './panel/panels.js';
import type { Runs } from './runs.js';
import { assertTrusted } from './trust.js';

/** Starts a run, whatever asks for it, and shows it. @throws RequestError as `Runs.run`, or without trust */
export function starter(runs: Runs, panels: Panels): (request: RunRequest) => Promise<RunStore> {
  return async (request) => {
    await assertTrusted();
    const running = runs.run(request);
    panels.show();
    return running;
  };
}
