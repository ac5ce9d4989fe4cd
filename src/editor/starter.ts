import type { RunStore } from '../record/store.js';
import type { RunRequest } from '../runner/request.js';
import type { Panels } from './panel/panels.js';
import { offerProfiles } from './profiles.js';
import type { Runs } from './runs.js';
import { assertTrusted } from './trust.js';

/** Starts runs, whatever asks for them, and shows them. */
export class Starter {
  /** Whether the last run was asked for by a program. A person has no use for the document, which takes its time to make. */
  isAnswered = false;

  constructor(
    private readonly runs: Runs,
    private readonly panels: Panels,
  ) {}

  /** @throws RequestError as `Runs.run`, or where the workspace is not trusted */
  start = async (request: RunRequest, isAnswered = false): Promise<RunStore> => {
    assertTrusted();
    const running = this.runs.run(request);
    this.isAnswered = isAnswered;
    this.panels.show();
    const store = await running;
    if (request.cpuProf !== undefined && !isAnswered) {
      void offerProfiles(store);
    }
    return store;
  };
}
