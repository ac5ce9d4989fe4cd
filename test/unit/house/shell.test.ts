import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const sources = globSync('src/**/*.{ts,tsx}', { cwd: ROOT });
const text = (file: string) => readFileSync(ROOT + file, 'utf8');
/** The files that this is found in. */
const filesWith = (found: RegExp) => sources.filter((file) => found.test(text(file))).sort();

describe('the sources', () => {
  it('start no shell: a path is never read as a command', () => {
    expect(sources.length).toBeGreaterThan(300);
    expect(filesWith(/shell:/)).toEqual([]);
    expect(filesWith(/\b(execSync|execFileSync)\(/)).toEqual([]);
  });

  it('start processes in three places only', () => {
    const starting = filesWith(/from 'node:child_process'/).filter((file) =>
      /\{[^}]*\b(spawn|spawnSync|fork|exec|execFile)\b[^}]*\} from 'node:child_process'/.test(text(file)),
    );
    expect(starting).toEqual(['src/cli/pipedInputs.ts', 'src/runner/fork.ts', 'src/runner/nodePath.ts']);
  });

  it('evaluate a text in the runner and the workers only', () => {
    const evaluating = filesWith(/\beval\(|new Function\(|vm\.(Script|runIn\w+)|from 'node:vm'/);
    expect(evaluating.filter((file) => !/^src\/(inputs|worker)\//.test(file))).toEqual([]);
  });

  it('notify a person in one place only, where the links in foreign words are made text', () => {
    expect(filesWith(/\bshow(Information|Warning|Error)Message\b|\bwithProgress\b/)).toEqual([
      'src/editor/notice.ts',
    ]);
  });

  it('write to the log in one place only: what functions print does not come there', () => {
    expect(filesWith(/\bcreateOutputChannel\b/)).toEqual(['src/editor/log.ts']);
    expect(
      filesWith(/\bconsole\.(log|info|warn|error|debug)\(/).filter((file) => file.startsWith('src/editor/')),
    ).toEqual([]);
  });

  it('write to the terminal in one place only, where the signs in foreign words are shown', () => {
    const writing = filesWith(/\bprocess\.(stdout|stderr)\.write\(|\bconsole\.\w+\(/).filter((file) =>
      file.startsWith('src/cli/'),
    );
    expect(writing).toEqual(['src/cli/live.ts', 'src/cli/progressBar.ts', 'src/cli/streams.ts']);
    const lines = writing
      .slice(0, 2)
      .flatMap((file) =>
        text(file)
          .split('\n')
          .filter((line) => /\.write\(/.test(line)),
      )
      .map((line) => line.trim());
    for (const line of lines) {
      expect(line).toMatch(/shown\(|worded\(|write\((CLEAR|`\$\{CLEAR\}\$\{USUAL\}`)\)/);
    }
  });

  it('measure no time by the time of day, which somebody may set: it only says when a run was', () => {
    const lines = filesWith(/Date\.now\(\)/).flatMap((file) =>
      text(file)
        .split('\n')
        .filter((line) => line.includes('Date.now()') && !/(startedAt|measuredAt): Date\.now\(\)/.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(lines).toEqual([
      'src/runner/client.ts: this.zero = performance.now() - Math.max(0, Date.now() - patch.header.startedAt);',
    ]);
  });
});
