import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Configuration,
  configurationsOf,
  folderWithConfigurations,
  KEYS,
  named,
  overridden,
  parseConfigurations,
  withConfiguration,
} from '../../../src/configs/index.js';
import { MODE_NAMES } from '../../../src/record/modes.js';

const ONE = { name: 'one', file: 'a.ts', function: 'f' };
const refused = (text: string) => () => parseConfigurations(text, 'poolscope.json');

describe('poolscope.json', () => {
  it('may have comments and trailing commas, and whatever else an editor puts there', () => {
    const text = `{
      "$schema": "x", // a comment
      "configurations": [{ "name": "one", "file": "a.ts", "function": "f", "inputs": [1, null], },],
    }`;
    expect(parseConfigurations(text, 'p')).toEqual([{ ...ONE, inputs: [1, null] }]);
  });

  it('that is no JSON is told with file, line and column', () => {
    expect(refused('{\n  "configurations": [}')).toThrow(
      /^poolscope\.json:2:\d+ is not JSON: value expected/,
    );
    expect(refused('')).toThrow('poolscope.json:1:1 is not JSON');
  });

  it.each([
    ['{}', /:1:1: "configurations" is missing/],
    ['{ "configurations": {} }', /"configurations" must be a list of configurations/],
    ['{ "configurations": [\n{ "name": "a", "file": "a.ts" }] }', /:2:1: "function" is missing/],
    ['{ "configurations": [\n1] }', /:2:1: "configuration 1" must be an object/],
    [
      '{ "configurations": [{ "name": "a", "file": "a.ts", "function": "f",\n  "workers": 0 }] }',
      /:2:3: "workers" must be a number of at least 1, not 0/,
    ],
    [
      '{ "configurations": [{ "name": "a", "file": "a.ts", "function": "f",\n"mode": "maps" }] }',
      /:2:1: "mode" must be one of map, apply.* not "maps"/,
    ],
    [
      '{ "configurations": [{ "name": "a", "file": "a.ts", "function": "f",\n"wrokers": 2 }] }',
      /:2:1: there is no setting "wrokers"\. The settings are name, file/,
    ],
    [
      '{ "configurations": [{ "name": "a", "file": "a.ts", "function": "f" },\n{ "name": "a", "file": "a.ts", "function": "f" }] }',
      /:2:1: there are two configurations with the name "a"/,
    ],
  ])('%j is refused with what was expected', (text, sentence) => {
    expect(refused(text)).toThrow(sentence);
  });
});

describe('the schema', () => {
  const schema = JSON.parse(
    readFileSync(new URL('../../../schemas/poolscope.schema.json', import.meta.url), 'utf8'),
  );
  const { properties, required, additionalProperties } = schema.properties.configurations.items;

  it('knows the settings that are read, each with a sentence, and no other', () => {
    expect(Object.keys(properties)).toEqual(KEYS);
    expect(additionalProperties).toBe(false);
    expect(required).toEqual(['name', 'file', 'function']);
    for (const { description } of Object.values<{ description: string }>(properties)) {
      expect(description).toMatch(/\.$/);
    }
  });

  it('knows the modes', () => {
    expect(properties.mode.enum).toEqual(MODE_NAMES);
  });
});

describe('saving a configuration', () => {
  it('makes the file, adds to it, and takes the place of one with the same name; comments stay', () => {
    const first = withConfiguration(undefined, ONE);
    expect(parseConfigurations(first, 'p')).toEqual([ONE]);
    const second = withConfiguration(first.replace('[', '[ // mine'), { ...ONE, name: 'two' });
    const third = withConfiguration(second, { ...ONE, workers: 3 });
    expect(third).toContain('// mine');
    expect(parseConfigurations(third, 'p')).toEqual([
      { ...ONE, workers: 3 },
      { ...ONE, name: 'two' },
    ]);
  });
});

describe('what is said besides a configuration', () => {
  const configuration = {
    ...ONE,
    inputsFrom: 'a.csv',
    csvTypes: true,
    delimiter: ';',
    encoding: 'latin1',
    workers: 2,
  } as Configuration;

  it('wins over it', () => {
    expect(overridden(configuration, { workers: 4, mode: undefined })).toEqual({
      file: 'a.ts',
      function: 'f',
      inputsFrom: 'a.csv',
      csvTypes: true,
      delimiter: ';',
      encoding: 'latin1',
      workers: 4,
    });
  });

  it('takes its inputs away when it gives others', () => {
    expect(overridden(configuration, { inputs: '[1]' })).toEqual({
      file: 'a.ts',
      function: 'f',
      inputs: '[1]',
      workers: 2,
    });
  });
});

describe('the file of a folder', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'configs-'));
    mkdirSync(join(folder, '.vscode'));
    mkdirSync(join(folder, 'deep/er'), { recursive: true });
    writeFileSync(join(folder, '.vscode/poolscope.json'), JSON.stringify({ configurations: [ONE] }));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is found from below, and its configurations by name', async () => {
    expect(folderWithConfigurations(join(folder, 'deep/er'))).toBe(folder);
    const found = await configurationsOf(folder);
    expect(named(found, 'one')).toEqual({ folder, configuration: ONE });
    expect(() => named(found, 'two')).toThrow('There is no run configuration "two". There are "one".');
  });

  it('may be missing', async () => {
    expect(await configurationsOf(join(folder, 'deep'))).toEqual([]);
    expect(() => folderWithConfigurations('/')).toThrow('There is no .vscode');
  });
});
