import pc from 'picocolors';

/** How to write for whoever reads: a terminal gets colour and lines, a pipe neither. */
export interface Paint {
  boxes: boolean;
  /** Characters in a line. */
  width: number;
  bold(text: string): string;
  dim(text: string): string;
  good(text: string): string;
  bad(text: string): string;
}

/** What a stream takes. Colour also needs that nobody has asked for none (`NO_COLOR`). */
export function paint(stream: NodeJS.WriteStream = process.stdout): Paint {
  const isTerminal = stream.isTTY === true;
  const colour = isTerminal && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
  const colours = pc.createColors(colour);
  return {
    boxes: isTerminal && process.env.TERM !== 'dumb',
    width: isTerminal ? Math.max(40, stream.columns || 80) : 120,
    bold: colours.bold,
    dim: colours.dim,
    good: colours.green,
    bad: colours.red,
  };
}
