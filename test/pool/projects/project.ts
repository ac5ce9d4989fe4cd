import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RunRequest } from '../../../src/runner/request.js';
import { newFolder, outcomes } from '../harness.js';
import { refusal, run } from '../runner/harness.js';

/** A project of its own folder, as a person has it on the disk. */
export interface Project {
  folder: string;
  /** What becomes of the inputs 1 and 2. */
  run(file: string, name: string, more?: Partial<RunRequest>): Promise<unknown[]>;
  /** Why it cannot be run. */
  refusal(file: string, name: string): Promise<string>;
}

/** @param files - texts by path; `link:` and a path makes a symbolic link, as workspaces have them */
export function project(files: Record<string, string | object>): Project {
  const folder = newFolder();
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    if (typeof content === 'string' && content.startsWith('link:')) {
      symlinkSync(join(folder, content.slice('link:'.length)), path, 'dir');
    } else {
      writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    }
  }
  const request = (file: string, name: string, more: Partial<RunRequest> = {}): RunRequest => ({
    file: join(folder, file),
    function: name,
    inputs: { kind: 'expression', text: '[1, 2]' },
    mode: 'map',
    workers: 1,
    cwd: folder,
    ...more,
  });
  return {
    folder,
    run: async (file, name, more) => {
      const { end, store } = await run(request(file, name, more));
      return end.kind === 'refused' ? [`refused: ${end.message}`] : outcomes(store);
    },
    refusal: (file, name) => refusal(request(file, name)),
  };
}
