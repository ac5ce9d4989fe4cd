/** Whether a specifier is what people call folders of their own: no package of a registry can have such a name. */
export function looksLikeAlias(specifier: string): boolean {
  return /^[@~$#]\//.test(specifier) || specifier.startsWith('~');
}
