import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Command, ContextKey, Setting, View } from '../../src/ids.js';
import { manifest } from './manifest.js';

interface Item {
  command: string;
  when?: string;
}

const { contributes, activationEvents } = manifest() as {
  activationEvents: string[];
  contributes: {
    commands: { command: string; title: string; category?: string; enablement?: string }[];
    menus: Record<string, Item[]>;
    keybindings: (Item & { key: string; mac?: string })[];
    configuration: { title: string; properties: Record<string, { markdownDescription: string }> }[];
    views: Record<string, { id: string; name: string }[]>;
    viewsWelcome: { view: string; contents: string }[];
    customEditors: { viewType: string; selector: { filenamePattern: string }[] }[];
    walkthroughs: {
      steps: { description: string; media: { markdown: string }; completionEvents: string[] }[];
    }[];
  };
};
const { commands, menus, keybindings, views, viewsWelcome, customEditors } = contributes;
const settings = contributes.configuration.flatMap((each) => Object.entries(each.properties));
const sorted = (ids: Iterable<string>) => [...new Set(ids)].sort();
const known: Record<string, string> = Command;

/** Every condition of package.json. */
const conditions = [
  ...commands.map((each) => each.enablement),
  ...Object.values(menus)
    .flat()
    .map((each) => each.when),
  ...keybindings.map((each) => each.when),
].filter((each) => each !== undefined);

describe('package.json and src/ids.ts', () => {
  it('name the same commands', () => {
    expect(sorted(commands.map((each) => each.command))).toEqual(sorted(Object.values(Command)));
    expect(commands.length).toBe(sorted(commands.map((each) => each.command)).length);
  });

  it('name the same settings', () => {
    expect(sorted(settings.map(([id]) => id))).toEqual(sorted(Object.values(Setting)));
  });

  it('name the same context keys', () => {
    const used = conditions.flatMap(
      (each) => each.replace(/(view|focusedView) == [\w.]+/g, '').match(/poolscope\.\w+/g) ?? [],
    );
    expect(sorted(used)).toEqual(sorted(Object.values(ContextKey)));
  });

  it('name the same views', () => {
    const named = Object.values(views)
      .flat()
      .map((each) => each.id);
    const conditional = conditions.flatMap((each) => each.match(/(?<=[vV]iew == )[\w.]+/g) ?? []);
    expect(sorted(named)).toEqual(sorted([View.run, View.history]));
    expect(sorted(conditional)).toEqual(sorted(named));
    expect(sorted(viewsWelcome.map((each) => each.view))).toEqual(sorted(named));
    expect(customEditors.map((each) => each.viewType)).toEqual([View.runFile]);
  });

  it('name the same panel, so that it comes back after a restart', () => {
    const panels = activationEvents.filter((each) => each.startsWith('onWebviewPanel:'));
    expect(panels).toEqual([`onWebviewPanel:${View.panel}`]);
  });
});

describe('the settings', () => {
  it('each have a sentence', () => {
    expect(settings.filter(([, each]) => !/^\S.*\.$/.test(each.markdownDescription ?? ''))).toEqual([]);
  });
});

describe('the commands that welcome texts and the walkthrough link to', () => {
  it('are ours', () => {
    const steps = contributes.walkthroughs.flatMap((each) => each.steps);
    const texts = [...viewsWelcome.map((each) => each.contents), ...steps.map((each) => each.description)];
    const linked = texts.flatMap((text) => text.match(/(?<=command:)[\w.]+/g) ?? []);
    const views = Object.values(View).map((id) => `${id}.focus`);
    expect(linked.filter((id) => !Object.values(known).includes(id) && !views.includes(id))).toEqual([]);
    expect(steps).toHaveLength(3);
    for (const { media, completionEvents } of steps) {
      expect(existsSync(new URL(`../../${media.markdown}`, import.meta.url))).toBe(true);
      const ids = completionEvents.map((each) => each.replace(/^on(Command|View):/, ''));
      const all: string[] = [...Object.values(known), ...Object.values(View)];
      expect(ids.filter((id) => !all.includes(id))).toEqual([]);
    }
    expect(linked.length).toBeGreaterThan(2);
  });
});

describe('the commands', () => {
  it('are found below "Poolscope", each by a title of its own', () => {
    expect(commands.filter((each) => each.category !== 'Poolscope')).toEqual([]);
    expect(sorted(commands.map((each) => each.title)).length).toBe(commands.length);
  });

  it('are all in the palette but for those that a click gives what they are about', () => {
    const hidden = (menus.commandPalette ?? []).filter((each) => each.when === 'false');
    const clicked = ['statusMenu', 'setupChange', 'historyOpen', 'historyRunAgain', 'historyRename'];
    const ids = [...clicked, 'historyReveal', 'historyDelete', 'historyCompare'].map((name) => known[name]);
    expect(hidden.map((each) => each.command)).toEqual(ids);
  });

  it('are the only ones that menus and keys lead to', () => {
    const led = [...Object.values(menus).flat(), ...keybindings].map((each) => each.command);
    expect(led.filter((id) => !Object.values(known).includes(id))).toEqual([]);
  });

  it('have no key twice', () => {
    for (const platform of ['key', 'mac'] as const) {
      const keys = keybindings.map((each) => each[platform] ?? each.key);
      expect(sorted(keys).length).toBe(keys.length);
    }
  });

  it('keep the ids of the contract', () => {
    const contract = ['run', 'runAgain', 'runFailed', 'cancel', 'showResults', 'openRun', 'exportRun'];
    expect(contract.map((name) => known[name])).toEqual(contract.map((name) => `poolscope.${name}`));
  });
});
