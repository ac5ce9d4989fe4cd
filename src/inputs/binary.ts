import * as l10n from '@vscode/l10n';

/** What files that are no text begin with, and what is to be done with them. */
const KINDS: readonly (readonly [string, () => string])[] = [
  [
    '504b0304',
    () => l10n.t('it is a ZIP archive, as workbooks (.xlsx, .ods) are. Save it as CSV, or unpack it.'),
  ],
  ['d0cf11e0a1b11ae1', () => l10n.t('it is a document of an older office program. Save it as CSV.')],
  ['1f8b', () => l10n.t('it is packed with gzip. Unpack it first.')],
  ['28b52ffd', () => l10n.t('it is packed with zstd. Unpack it first.')],
  ['25504446', () => l10n.t('it is a PDF.')],
];

/** A sentence on bytes that are the beginning of a file of a well-known kind that is no text. */
export function binaryKind(head: Uint8Array): string | undefined {
  const hex = Buffer.from(head.subarray(0, 8)).toString('hex');
  return KINDS.find(([begin]) => hex.startsWith(begin))?.[1]();
}
