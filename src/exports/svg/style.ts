/** Which colours a picture has: those of whoever looks at it, or fixed ones. */
export type PictureTheme = 'auto' | 'light' | 'dark';

const LIGHT =
  '--back:#ffffff;--text:#3b3b3b;--muted:#616161;--line:#d4d4d4;--run:#1a73c7;--fail:#c72e0f;--wait:#b58900;--free:#9a9a9a;--callback:#652d90';
const DARK =
  '--back:#1f1f1f;--text:#cccccc;--muted:#9d9d9d;--line:#3c3c3c;--run:#59a4f9;--fail:#f14c4c;--wait:#cca700;--free:#7a7a7a;--callback:#b180d7';

/** The picture's style sheet: one colour for each meaning. */
export function style(theme: PictureTheme): string {
  const dark = theme === 'auto' ? `@media (prefers-color-scheme:dark){svg{${DARK}}}` : '';
  return `svg{${theme === 'dark' ? DARK : LIGHT}}${dark}
text{font:12px system-ui,sans-serif;fill:var(--text)}
.head{font-size:15px;font-weight:600}.muted{fill:var(--muted)}.in{font-size:11px;fill:var(--back)}
.back{fill:var(--back)}.line{stroke:var(--line)}.run{fill:var(--run)}.fail{fill:var(--fail)}.wait{fill:var(--wait)}
.free{fill:var(--free)}.life{fill:var(--muted);fill-opacity:.5}.callback{fill:var(--callback)}
.chunk{fill:none;stroke:var(--text);stroke-opacity:.55}.hatch{stroke:var(--back)}`;
}
