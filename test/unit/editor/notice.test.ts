import { describe, expect, it } from 'vitest';
import { inert } from '../../../src/editor/notice.js';

/** What VS Code makes a link of in a notification. */
const LINK = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/gi;

describe('a notification with words of a stranger', () => {
  it('has no link in it, least of all to a command', () => {
    const evil = 'users.csv:1: the header has the column "[here](command:workbench.action.quit)" twice.';
    expect(evil).toMatch(LINK);
    expect(inert(evil)).not.toMatch(LINK);
    expect(inert('a plain message (with brackets) [too]')).toBe('a plain message (with brackets) [too]');
  });
});
