const cache = new Map<string, CanvasPattern | string>();

/** Slanting stripes: failed bars differ in pattern, not in colour alone. */
export function hatch(context: CanvasRenderingContext2D, color: string): CanvasPattern | string {
  const known = cache.get(color);
  if (known) {
    return known;
  }
  const tile = document.createElement('canvas');
  tile.width = 6;
  tile.height = 6;
  const pen = tile.getContext('2d');
  if (pen) {
    pen.strokeStyle = color;
    pen.lineWidth = 1.2;
    pen.beginPath();
    for (const shift of [-6, 0, 6]) {
      pen.moveTo(shift, 6);
      pen.lineTo(shift + 6, 0);
    }
    pen.stroke();
  }
  const pattern = context.createPattern(tile, 'repeat') ?? 'transparent';
  cache.set(color, pattern);
  return pattern;
}
