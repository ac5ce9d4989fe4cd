import type { Encoding } from '../../text/encodings.js';

/** How a text of inputs is read. */
export type TextFormat = 'json' | 'jsonl' | 'csv' | 'lines';

/** What is said of how a text of inputs is read; what is not said is found. */
export interface TextOptions {
  /** Cells of a CSV text that are numbers, true, false or empty become such values. */
  csvTypes?: boolean;
  /** Between the fields of a CSV text: one character. */
  delimiter?: string;
  /** Of a file's bytes; default: UTF-8, or what its mark says. */
  encoding?: Encoding;
}

/** Where the inputs of a run come from. Paths are absolute. */
export type InputSource =
  /** A JavaScript expression that gives an iterable or async iterable; evaluated in the run's own process. */
  | { kind: 'expression'; text: string }
  /** An exported array, iterable, async iterable or (generator) function without parameters of the function's file. */
  | { kind: 'export'; name: string }
  /** A file: .json an array, .jsonl a value per line, .csv an object per row, .txt a string per line. */
  | ({ kind: 'file'; path: string } & TextOptions)
  /**
   * What can be read once only: `-` for standard input, a path such as /dev/fd/63, or a pipe that has a name. The command line
   * reads it to its end and hands the text over as the descriptor `fd` of a file. Without an ending it is a JSON array, else a JSON
   * value per line, else a string per line.
   */
  | ({ kind: 'pipe'; path: string; fd?: number } & TextOptions)
  /** A glob, resolved against the run's directory: a path per file, in order of name. */
  | { kind: 'glob'; pattern: string }
  /** A text that was there when the run was asked for; `from` says where, in a word: "clipboard". */
  | ({ kind: 'text'; text: string; format: TextFormat; from: string } & TextOptions)
  /**
   * The inputs of a recorded run (a .poolscope file), or those alone whose tasks did not end well. With `content` (as
   * `contentOf` of storage has it) only while the file has that content.
   */
  | { kind: 'run'; path: string; onlyFailed?: boolean; content?: string };

/** The text that says which inputs they are: none without it. Undefined for what is no source of ours. */
export function subjectOf(source: InputSource): string | undefined {
  switch (source.kind) {
    case 'expression':
      return source.text;
    case 'export':
      return source.name;
    case 'glob':
      return source.pattern;
    case 'file':
    case 'pipe':
    case 'run':
      return source.path;
    case 'text':
      return source.from;
    default:
      source satisfies never;
      return undefined;
  }
}
