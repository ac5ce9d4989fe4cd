import { afterAll, describe, expect, it, vi } from 'vitest';

const { said } = vi.hoisted(() => ({ said: [] as string[] }));
vi.mock('vscode', () => {
  const show = async (message: string, ...more: unknown[]) => {
    said.push(message);
    for (const each of more) {
      said.push(...(typeof each === 'object' ? [(each as { detail: string }).detail] : []));
    }
    return more.at(-1);
  };
  return {
    ProgressLocation: { Notification: 15 },
    window: {
      showInformationMessage: show,
      showWarningMessage: show,
      showErrorMessage: show,
      withProgress: (
        { title }: { title: string },
        work: (bar: unknown, token: unknown) => Promise<unknown>,
      ) => {
        said.push(title);
        const bar = { report: ({ message }: { message: string }) => said.push(message) };
        return work(bar, { onCancellationRequested: () => {} });
      },
    },
  };
});

vi.resetModules(); // Files share a process, and with it what they have imported.
afterAll(() => vi.resetModules());
const { confirm, notify, whileNotified } = await import('../../../src/editor/notice.js');

/** What VS Code makes a link of in a notification. */
const LINK = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
const EVIL = 'users.csv:1: the header has the column "[here](command:workbench.action.quit)" twice.';

describe('a notification with words of a stranger', () => {
  it('has no link in it, least of all to a command', async () => {
    expect(EVIL).toMatch(LINK);
    said.length = 0;
    for (const kind of ['info', 'warning', 'error'] as const) {
      expect(await notify(kind, EVIL, 'Open')).toBe('Open');
    }
    expect(await confirm(EVIL, 'Run', EVIL)).toBe(true);
    await whileNotified(EVIL, async (says) => says(EVIL));
    expect(said).toHaveLength(7);
    expect(said.filter((text) => LINK.test(text))).toEqual([]);
  });

  it('is else said as it is', async () => {
    said.length = 0;
    await notify('info', 'a plain message (with brackets) [too]');
    expect(said).toEqual(['a plain message (with brackets) [too]']);
  });
});
