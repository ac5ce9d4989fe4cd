/** Ways to fill an area, told apart without colour. `solid` has no pattern. */
export type Fill = 'solid' | 'slash' | 'back' | 'dots' | 'bars';

const SIZE = 6;
const cache = new Map<string, CanvasPattern | string>();

/** An area's fill in a colour; what is between the lines stays see-through. */
export function fillOf(context: CanvasRenderingContext2D, kind: Fill, color: string): CanvasPattern | string {
  if (kind === 'solid') {
    return color;
  }
  const key = `${kind} ${color}`;
  const known = cache.get(key);
  if (known) {
    return known;
  }
  const tile = document.createElement('canvas');
  tile.width = SIZE;
  tile.height = SIZE;
  const pen = tile.getContext('2d');
  if (pen) {
    draw(pen, kind, color);
  }
  const pattern = context.createPattern(tile, 'repeat') ?? color;
  cache.set(key, pattern);
  return pattern;
}

function draw(pen: CanvasRenderingContext2D, kind: Fill, color: string): void {
  pen.fillStyle = color;
  pen.strokeStyle = color;
  pen.lineWidth = 1.4;
  if (kind === 'dots') {
    pen.fillRect(1, 1, 2, 2);
    pen.fillRect(4, 4, 2, 2);
  } else if (kind === 'bars') {
    pen.fillRect(0, 0, 2, SIZE);
    pen.fillRect(3, 0, 2, SIZE);
  } else {
    pen.beginPath();
    for (const shift of [-SIZE, 0, SIZE]) {
      const [low, high] = kind === 'slash' ? [SIZE, 0] : [0, SIZE];
      pen.moveTo(shift, low);
      pen.lineTo(shift + SIZE, high);
    }
    pen.stroke();
  }
}
