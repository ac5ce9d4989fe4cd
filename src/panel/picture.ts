import * as l10n from '@vscode/l10n';
/**
 * Draws an SVG as a PNG file.
 *
 * @param svg - a picture that needs nothing from outside itself
 * @param scale - px of the PNG for each px of the SVG; less where that would be more than a canvas can hold
 * @throws Error when it cannot be drawn
 */
export async function toPng(svg: string, scale: number): Promise<Uint8Array> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const most = Math.min(scale, MOST / image.width, MOST / image.height);
    const canvas = document.createElement('canvas');
    canvas.width = Math.floor(image.width * most);
    canvas.height = Math.floor(image.height * most);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const file = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!file) {
      throw new Error(l10n.t('The picture is too large to be drawn. Export it as SVG.'));
    }
    return new Uint8Array(await file.arrayBuffer());
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Greatest width and height of a canvas on which all browsers agree, px. */
const MOST = 16_384;
