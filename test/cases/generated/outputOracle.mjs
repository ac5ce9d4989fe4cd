import { actOf } from './acts.mjs';
import { brief } from './match.mjs';

/** What is wrong with what the functions printed. @returns {string[]} */
export function wrongOutput({ whats }, { tasks, output }) {
  const faults = [];
  const said = new Map();
  for (const line of output) {
    const [, by] = /^said by (\d+)\./.exec(line.text) ?? [];
    if (by === undefined) {
      continue;
    }
    said.set(Number(by), (said.get(Number(by)) ?? 0) + 1);
    if (line.index !== Number(by) || line.worker !== tasks[line.index]?.worker) {
      faults.push(`what task ${by} printed is told as ${brief(line)}`);
    }
  }
  const isMuted = whats.some((what) => ['do: mute stdout', 'do: replace console'].includes(what));
  for (const { index, status } of tasks) {
    const what = whats[index] ?? '';
    const lines = what === 'do: say much' ? 300 : 1;
    if (status === 'ok' && actOf(what)?.says && !isMuted && said.get(index) !== lines) {
      faults.push(`task ${index} (${what}) printed ${lines} lines, and ${said.get(index) ?? 0} are told`);
    }
  }
  return faults;
}
