import * as l10n from '@vscode/l10n';
import type { RunStore } from '../record/store.js';
import { count, counted } from './format.js';

/** The CPU profiles of a run, and the workers that have none. */
export interface CpuProfiles {
  files: { worker: number; file: string }[];
  without: { worker: number; reason: string }[];
}

/** @returns the profiles of a run for which some were asked */
export function cpuProfiles({ workers }: RunStore): CpuProfiles {
  return {
    files: workers.flatMap(({ worker, profile }) =>
      profile === undefined ? [] : [{ worker, file: profile }],
    ),
    without: workers.flatMap(({ worker, profile, reason }) =>
      profile === undefined ? [{ worker, reason: reason ?? l10n.t('it was ended before it began') }] : [],
    ),
  };
}

/** In a sentence or two: `2 CPU profiles. Worker 1 has none (crashed: …).` */
export function profilesInWords({ files, without }: CpuProfiles): string {
  const none = without.map(({ worker, reason }) =>
    l10n.t('Worker {0} has none ({1}).', count(worker), reason),
  );
  return [`${counted(files.length, 'CPU profile')}.`, ...none].join(' ');
}
