// Stands in for VS Code: gives the page a theme, the webview's API and a made-up run.
import { createBirpc } from 'birpc';
import type { PanelHostCalls, PanelPageCalls } from '../../../src/panel/protocol.js';
import { RecordFeed } from '../../../src/record/feed.js';
import type { RunStore } from '../../../src/record/store.js';
import { SCENES } from './scenes.js';
import themes from './themes.json';

const query = new URLSearchParams(location.search);
const scene = query.get('scene') ?? 'small';
type Theme = keyof typeof themes;

/** Puts on a theme as VS Code does: classes on the body, variables on the root element. */
function wear(name: Theme): void {
  const theme = themes[name];
  document.documentElement.removeAttribute('style');
  for (const [variable, value] of Object.entries(theme.variables)) {
    document.documentElement.style.setProperty(variable, value);
  }
  document.body.className = theme.bodyClass;
}
wear((query.get('theme') ?? 'dark') as Theme);

/** Where the editor's memory would be. */
const FORECASTS = 'poolscope forecasts';
/** Calls of the page, for whoever drives the harness to look at. */
const calls: [string, unknown[]][] = [];
const note =
  (name: string) =>
  (...args: unknown[]) => {
    calls.push([name, args]);
  };
let toHost: (data: unknown) => void = () => {};
const store = SCENES[scene]?.();
const page = createBirpc<PanelPageCalls, PanelHostCalls>(
  {
    ready: () => {
      if (store) {
        void give(store);
      }
    },
    cancel: note('cancel'),
    runAgain: note('runAgain'),
    runFailed: note('runFailed'),
    runChanged: note('runChanged'),
    copyAsCode: note('copyAsCode'),
    forecasts: async () =>
      JSON.parse(sessionStorage.getItem(FORECASTS) ?? 'null') ?? { waiting: null, answered: [] },
    keepForecasts: (all) => sessionStorage.setItem(FORECASTS, JSON.stringify(all)),
    exportRun: note('exportRun'),
    compareWith: note('compareWith'),
    comparisonClosed: note('comparisonClosed'),
    inputPlace: async (index) =>
      store?.header.inputs.file
        ? { file: store.header.inputs.file.path, line: index + 1, since: null }
        : null,
    copyTasks: (rows, format) => note('copyTasks')([...rows], format),
    openSource: note('openSource'),
    copy: note('copy'),
    taskTexts: async (index) => ({
      args: store?.args.at(index) ?? null,
      outcome: store?.outcomes.at(index) ?? null,
    }),
  },
  {
    post: (data) => window.postMessage(structuredClone(data)),
    on: (listener) => {
      toHost = listener;
    },
  },
);

type RecordMessage = NonNullable<ReturnType<RecordFeed['next']>>;

function* messages(record: RunStore): Generator<RecordMessage> {
  const feed = new RecordFeed(record);
  for (let next = feed.next(); next; next = feed.next()) {
    yield next;
  }
}

/** Hands the record over as the editor does. */
function give(record: RunStore): Promise<void> {
  return giveAll([...messages(record)]);
}

async function giveAll([first, ...rest]: RecordMessage[]): Promise<void> {
  if (first) {
    await page.reset(first);
  }
  for (const patch of rest) {
    await page.patch(patch);
  }
}

/** Gives another run to be compared, as the editor does. */
async function giveOther(record: RunStore): Promise<void> {
  const [first, ...rest] = messages(record);
  if (first && store) {
    await page.compare(first, { of: store.header.id, file: '/runs/other.poolscope' });
    for (const patch of rest) {
      await page.compareMore(patch);
    }
    await page.compareEnd();
  }
}

const STATE = `poolscope state ${scene}`;
Object.assign(window, {
  acquireVsCodeApi: () => ({
    postMessage: (data: unknown) => queueMicrotask(() => toHost(structuredClone(data))),
    getState: () => JSON.parse(sessionStorage.getItem(STATE) ?? 'null') ?? undefined,
    setState: (state: unknown) => sessionStorage.setItem(STATE, JSON.stringify(state)),
  }),
  harness: {
    wear,
    calls,
    page,
    store,
    give,
    messagesOf: (name: string) => [...messages(SCENES[name]?.() as RunStore)],
    giveAll,
    giveOther: (name: string) => giveOther(SCENES[name]?.() as RunStore),
  },
});
