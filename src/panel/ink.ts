/** As much contrast as a text needs to be read (WCAG 2, AA). */
const ENOUGH = 4.5;

/**
 * A colour for a text on a ground: the first of the theme's own that can be read on it, else black or white.
 *
 * @param ground - CSS, as VS Code writes colours: `#rrggbb`, `rgb(…)` or `rgba(…)`
 * @param own - likewise; what is see-through is taken as if it were not
 */
export function inkOn(ground: string, own: readonly string[]): string {
  const back = luminance(ground);
  const contrast = (ink: string) => {
    const [low, high] = [back, luminance(ink)].sort((a, b) => a - b) as [number, number];
    return (high + 0.05) / (low + 0.05);
  };
  const best = contrast('#000000') > contrast('#ffffff') ? '#000000' : '#ffffff';
  return own.find((ink) => contrast(ink) >= ENOUGH) ?? best;
}

/** Relative luminance as WCAG has it, 0 to 1; of what is no colour, that of black. */
function luminance(color: string): number {
  const [red, green, blue] = channels(color).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(color: string): number[] {
  const hex = /^#([\da-f]{3,8})$/i.exec(color.trim())?.[1];
  if (hex !== undefined) {
    const size = hex.length < 6 ? 1 : 2;
    return [0, 1, 2].map((at) => Number.parseInt(hex.slice(at * size, (at + 1) * size).repeat(3 - size), 16));
  }
  const numbers = color.match(/[\d.]+/g)?.map(Number) ?? [];
  return [0, 1, 2].map((at) => numbers[at] ?? 0);
}
