import { signal } from '@preact/signals';

/** The theme's colours as a canvas needs them: one for each meaning, the same as in the CSS. */
export interface Palette {
  run: string;
  fail: string;
  wait: string;
  callback: string;
  text: string;
  muted: string;
  line: string;
  background: string;
  border: string;
  font: string;
  /** High contrast: solid colours and visible borders only. */
  solid: boolean;
}

function read(): Palette {
  const style = getComputedStyle(document.body);
  const value = (name: string) => style.getPropertyValue(name).trim();
  const classes = document.body.classList;
  const solid = classes.contains('vscode-high-contrast') || classes.contains('vscode-high-contrast-light');
  return {
    run: value('--vscode-charts-blue'),
    fail: value('--vscode-charts-red'),
    wait: value('--vscode-charts-yellow'),
    callback: value('--vscode-charts-purple'),
    text: value('--vscode-foreground'),
    muted: value('--vscode-descriptionForeground'),
    line: value('--vscode-charts-lines') || value('--vscode-foreground'),
    background: value('--vscode-editor-background'),
    border: value('--vscode-contrastBorder') || 'transparent',
    font: value('--vscode-font-family') || 'sans-serif',
    solid,
  };
}

/** The colours on show; changes with the theme. */
export const palette = signal(read());

/** VS Code writes a new theme to the class of the body and the style of the root element. */
export function watchTheme(): void {
  const renew = () => {
    palette.value = read();
  };
  const observer = new MutationObserver(renew);
  observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class'] });
  window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`).addEventListener('change', renew);
}
