import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { marked, type Token, type Tokens } from 'marked';
import { globSync } from 'tinyglobby';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Every page that is written for readers. */
export const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'examples/README.md',
  ...globSync(['docs/*.md', 'media/walkthrough/*.md'], { cwd: ROOT }).sort(),
];

export interface Block {
  /** The line of its fence, from 1. */
  line: number;
  lang: string;
  text: string;
  /** Why it cannot be run: `<!-- not run: … -->` before it. */
  reason: string | undefined;
}

export interface Page {
  name: string;
  text: string;
  blocks: Block[];
  /** Code within sentences. */
  spans: string[];
  links: string[];
}

/** A page taken apart. */
export function readPage(name: string): Page {
  const text = readFileSync(ROOT + name, 'utf8').replaceAll('\r\n', '\n');
  return { name, text, ...takeApart(text) };
}

export function takeApart(text: string): Omit<Page, 'name' | 'text'> {
  const tokens = marked.lexer(text);
  const blocks: Block[] = [];
  let line = 1;
  let reason: string | undefined;
  for (const token of tokens) {
    if (token.type === 'code') {
      blocks.push({ line, lang: (token as Tokens.Code).lang ?? '', text: token.text, reason });
    }
    if (token.type === 'html') {
      reason = /<!-- not run: (.+?) -->/.exec(token.raw)?.[1];
    } else if (token.type !== 'space') {
      reason = undefined;
    }
    line += token.raw.split('\n').length - 1;
  }
  const spans: string[] = [];
  const links: string[] = [];
  marked.walkTokens(tokens, (token: Token) => {
    if (token.type === 'codespan') {
      spans.push((token as Tokens.Codespan).text);
    } else if (token.type === 'link' || token.type === 'image') {
      links.push((token as Tokens.Link).href);
    }
  });
  return { blocks, spans, links };
}

/** `poolscope run …`: a command that stands within a sentence. */
export function commandsOf(page: Page): string[] {
  return page.spans.filter((span) => /^(npx |npm |node |poolscope )/.test(span));
}

/** It has a word that stands for one of the reader's, or leaves something out. */
export function hasPlaceholder(command: string): boolean {
  return /…|\b[A-Z]{3,}\b(?!\.)/.test(command.replace(/"[^"]*"|'[^']*'/g, ''));
}
