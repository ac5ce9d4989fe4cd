import { plain } from '../record/printable.js';

/** The looks that `paint` gives. */
const LOOKS = String.raw`\x1b\[(?:1|2|22|31|32|39)m`;
const PAINTED = new RegExp(`(${LOOKS})`);

/**
 * A text of which parts are a stranger's, as a terminal or the log of a CI job may get it: nothing in it is obeyed, all of it
 * is seen.
 *
 * @param looks - whether parts of it are painted (`paint.ts`)
 */
export function shown(text: string, looks = false): string {
  const lines = text.replaceAll('\r\n', '\n');
  const parts = looks ? lines.split(PAINTED) : [lines];
  return parts.map((part, i) => (i % 2 === 1 ? part : withoutCommands(plain(part)))).join('');
}

/** CI services read some lines of a log as commands to them: `::error::…`, `##vso[…]`, `##teamcity[…]`. */
function withoutCommands(text: string): string {
  const { GITHUB_ACTIONS, TF_BUILD, TEAMCITY_VERSION } = process.env;
  return GITHUB_ACTIONS || TF_BUILD || TEAMCITY_VERSION
    ? text.replace(/^(?=[^\S\n]*::)/gm, '| ').replace(/##(?=\w*\[)/g, '# #')
    : text;
}
