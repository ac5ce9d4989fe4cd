const DARK = window.matchMedia('(prefers-color-scheme: dark)');
const CONTRAST = window.matchMedia('(prefers-contrast: more)');

/** The classes that VS Code gives a page's body for its theme, by what the person's system prefers. */
export function followTheme(): void {
  const wear = () => {
    const dark = DARK.matches;
    document.body.className = CONTRAST.matches
      ? `vscode-high-contrast${dark ? '' : ' vscode-high-contrast-light'}`
      : dark
        ? 'vscode-dark'
        : 'vscode-light';
  };
  const start = () => {
    wear();
    DARK.addEventListener('change', wear);
    CONTRAST.addEventListener('change', wear);
  };
  if (document.body) {
    start();
  } else {
    document.addEventListener('DOMContentLoaded', start);
  }
}
