import type { Program } from '@babel/types';
import * as l10n from '@vscode/l10n';
import { isAsset } from '../assets.js';

/**
 * Why no function of a file can be run, where it imports what only a bundler can load.
 *
 * @returns whole sentences; undefined where it does not
 */
export function reasonBundled(program: Program, fileName: string): string | undefined {
  for (const node of program.body) {
    const { source } = node as { source?: { value: string } | null };
    const isType = (node as { importKind?: string }).importKind === 'type';
    if (source != null && !isType && isAsset(source.value)) {
      return l10n.t(
        '{0}:{1} imports {2}, which only a bundler can load. Move the function to a file that does without it.',
        fileName,
        node.loc?.start.line ?? 1,
        source.value,
      );
    }
  }
  return undefined;
}
