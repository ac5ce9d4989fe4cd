import { options } from 'preact';
import { plain } from '../record/printable.js';

/** Attributes that are words. */
const WORDS = ['title', 'aria-label', 'placeholder', 'alt'] as const;

/**
 * No words in the page, whoever they are from, hold a sign that is not seen or turns others round: every text and every
 * name of an element comes through here.
 */
const before = options.vnode;
options.vnode = (vnode) => {
  const { type, props } = vnode as { type: unknown; props: unknown };
  if (typeof props === 'string') {
    (vnode as { props: unknown }).props = plain(props);
  } else if (typeof type === 'string') {
    const named = props as Record<string, unknown>;
    for (const name of WORDS) {
      const words = named[name];
      if (typeof words === 'string') {
        named[name] = plain(words);
      }
    }
  }
  before?.(vnode);
};
