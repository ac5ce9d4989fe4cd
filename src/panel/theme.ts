import { signal } from '@preact/signals';
import { inkOn } from './ink.js';

/** The theme's colours as a canvas needs them: one for each meaning, the same as in the CSS. */
export interface Palette {
  run: string;
  fail: string;
  wait: string;
  callback: string;
  /** Results that are back. */
  done: string;
  /** Idle although there was work. */
  starved: string;
  text: string;
  muted: string;
  line: string;
  background: string;
  border: string;
  font: string;
  /** Of texts that stand on what ran, failed or waited. */
  inks: { run: string; fail: string; wait: string };
  /** High contrast: solid colours and visible borders only. */
  solid: boolean;
}

function read(): Palette {
  const style = getComputedStyle(document.documentElement);
  const value = (name: string) => style.getPropertyValue(name).trim();
  // Both kinds of high contrast have this class; before there is a body, none is known.
  const solid = document.body?.classList.contains('vscode-high-contrast') ?? false;
  const [run, fail, wait] = ['blue', 'red', 'yellow'].map((hue) => value(`--vscode-charts-${hue}`)) as [
    string,
    string,
    string,
  ];
  const own = [value('--vscode-editor-background'), value('--vscode-foreground')];
  return {
    run,
    fail,
    wait,
    inks: { run: inkOn(run, own), fail: inkOn(fail, own), wait: inkOn(wait, own) },
    callback: value('--vscode-charts-purple'),
    done: value('--vscode-charts-green'),
    starved: value('--vscode-charts-yellow'),
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
export const palette = signal<Palette>(read());

/** VS Code writes a new theme to the class of the body and the style of the root element. */
export function watchTheme(): void {
  const renew = () => {
    palette.value = read();
  };
  renew();
  const observer = new MutationObserver(renew);
  observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class'] });
  watchPixels(renew);
}

/** Calls back whenever the window comes to have other pixels, as on another screen or when it is zoomed. */
function watchPixels(renew: () => void): void {
  const query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
  const changed = () => {
    renew();
    watchPixels(renew);
  };
  query.addEventListener('change', changed, { once: true });
}
