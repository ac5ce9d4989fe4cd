/** Whether a file, by path or URL, is TypeScript. */
export function isTypeScript(file: string): boolean {
  return /\.(?:[cm]?ts|tsx)$/.test(file);
}

/** Whether a file, by path or URL, is never JavaScript as Node takes it. */
export function isCompiled(file: string): boolean {
  return isTypeScript(file) || file.endsWith('.jsx');
}

/** Whether a file, by path or URL, is JavaScript or TypeScript. */
export function isCode(file: string): boolean {
  return /\.(?:[cm]?[jt]s|[jt]sx)$/.test(file);
}
