import type { RunStore } from '../record/store.js';

/** CPU time beside wall time, over the tasks for which both are known. */
export interface CpuUse {
  /** CPU time ÷ wall time, 0 to 1: near 1 they compute, near 0 they wait. */
  share: number;
  /** How many tasks were measured: the short ones are not. */
  tasks: number;
}

/** @returns null where no task was measured (all shorter than 0.1 ms, or a runtime without the clock) */
export function cpuUse(store: RunStore): CpuUse | null {
  const { cpu, started, ended } = store.tasks.data;
  let spent = 0;
  let took = 0;
  let tasks = 0;
  for (let i = 0; i < store.tasks.length; i++) {
    const wall = (ended[i] as number) - (started[i] as number);
    const own = cpu[i] as number;
    if (!Number.isNaN(own) && wall > 0) {
      spent += own;
      took += wall;
      tasks++;
    }
  }
  return tasks > 0 ? { share: Math.min(1, Math.max(0, spent / took)), tasks } : null;
}
