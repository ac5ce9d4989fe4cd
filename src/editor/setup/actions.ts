import { RequestError } from '../../errors.js';
import { Command } from '../../ids.js';
import type { RunRequest } from '../../runner/request.js';
import type { EarlierRuns } from '../guide/earlierRuns.js';
import { asking } from '../lazyAsking.js';
import { type Field, missing } from './rows.js';
import type { Setup } from './setup.js';

/** The handlers of the Run view's commands. */
export function setupHandlers(
  setup: Setup,
  earlier: EarlierRuns,
  start: (request: RunRequest) => Promise<unknown>,
): Record<string, (argument?: unknown) => unknown> {
  return {
    [Command.setupChange]: (field) => asking().changeField(field as Field, setup, earlier),
    [Command.setupUseCursor]: () => asking().useCursor(setup),
    [Command.setupRun]: async () => {
      const what = missing(setup.state);
      if (what !== null) {
        throw new RequestError(what);
      }
      // A field that was emptied is not there, so that its default counts.
      const entries = Object.entries(setup.state).filter(([, value]) => value !== undefined);
      await start(Object.fromEntries(entries) as unknown as RunRequest);
    },
  };
}
