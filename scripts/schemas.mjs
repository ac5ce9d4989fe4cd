// Writes schemas/record.schema.json: the JSON Schema of a run's document, made from its types and their docstrings.
// `--check` writes nothing and fails when the file is not what the types say.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import {
  createFormatter,
  createParser,
  createProgram,
  DEFAULT_CONFIG,
  SchemaGenerator,
  StringType,
} from 'ts-json-schema-generator';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Its own TypeScript: that of this project has no such interface any more. */
const { SyntaxKind } = createRequire(import.meta.resolve('ts-json-schema-generator'))('typescript');
const VIEWS = [
  'Int8Array',
  'Uint8Array',
  'Uint8ClampedArray',
  'Int16Array',
  'Uint16Array',
  'Int32Array',
  'Uint32Array',
  'Float16Array',
  'Float32Array',
  'Float64Array',
  'BigInt64Array',
  'BigUint64Array',
  'DataView',
];
const OPAQUE = [
  'promise',
  'weakmap',
  'weakset',
  'weakref',
  'finalizationregistry',
  'generator',
  'asyncgenerator',
  'opaque',
];

const document = schemaOf('src/record/document.ts', 'RunDocument');
const metrics = schemaOf('src/profile/metrics.ts', 'Metrics');
const definitions = { ...document.definitions, ...metrics.definitions };
const { RunDocument: run, ErrorRecord: error, TaskDocument: task } = definitions;
delete definitions.RunDocument;
// The types say `unknown` where a value of the user's stands: the schema knows how it is written.
definitions.Value = value();
const values = { type: 'array', items: { $ref: '#/definitions/Value' } };
Object.assign(task.properties.args, values);
Object.assign(task.properties.value, { $ref: '#/definitions/Value' });
run.properties.results.anyOf[0] = values;
run.properties.completionOrder.items = { type: 'integer', minimum: 0 };
Object.assign(task, {
  if: { properties: { status: { const: 'ok' } } },
  // biome-ignore lint/suspicious/noThenProperty: a key of JSON Schema
  then: { required: ['value'] },
  else: { required: ['error'] },
});
for (const key of ['cause', 'thrown']) {
  Object.assign(error.properties[key], { $ref: '#/definitions/Value' });
}
Object.assign(error.properties.errors, values);
// The room of the record knows nothing of the numbers, which are computed from it.
run.properties.metrics = { ...run.properties.metrics, $ref: '#/definitions/Metrics' };
delete run.properties.metrics.additionalProperties;
delete run.properties.metrics.type;
// The record of a library's pool.
run.properties.mode = {
  description: run.properties.mode.description,
  anyOf: [{ $ref: '#/definitions/Mode' }, { enum: ['mixed', null] }],
};

const schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'The record of a run, version 1',
  ...run,
  definitions: Object.fromEntries(Object.entries(definitions).sort(([a], [b]) => (a < b ? -1 : 1))),
};
const name = 'schemas/record.schema.json';
const formatted = spawnSync(`${root}node_modules/.bin/biome`, ['format', `--stdin-file-path=${name}`], {
  cwd: root,
  input: JSON.stringify(schema),
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
if (formatted.status !== 0) {
  throw new Error(formatted.stderr);
}
const text = formatted.stdout;

if (process.argv.includes('--check')) {
  if (readFileSync(root + name, 'utf8') !== text) {
    console.error(`${name} is not what the types say: npm run schemas`);
    process.exit(1);
  }
} else {
  writeFileSync(root + name, text);
}

/** The schema of a type of the sources, with what it refers to, and docstrings as descriptions. */
function schemaOf(path, type) {
  const config = {
    ...DEFAULT_CONFIG,
    path: root + path,
    type,
    tsconfig: `${root}tsconfig.json`,
    skipTypeCheck: true,
    additionalProperties: true,
    sortProps: false,
  };
  const program = createProgram(config);
  // The modes' names are the keys of an object that has getters; what those give does not matter.
  const parser = createParser(program, config, (chain) =>
    chain.addNodeParser({
      supportsNode: (node) => node.kind === SyntaxKind.GetAccessor,
      createType: () => new StringType(),
    }),
  );
  const generator = new SchemaGenerator(program, parser, createFormatter(config), config);
  return JSON.parse(JSON.stringify(generator.createSchema(type)));
}

/** Names of `$type`, by what stands beside it. See src/record/values. */
function value() {
  const text = ['bigint', 'number', 'date', 'regexp', 'arraybuffer', ...VIEWS];
  const list = ['map', 'set', 'array'];
  const preview = ['symbol', 'function', 'unreadable', 'deep', 'large', 'cut', ...OPAQUE];
  const names = ['undefined', ...text, ...list, 'object', 'boxed', 'error', 'circular', ...preview];
  const where = (types, properties) => ({
    if: { properties: { $type: { enum: types } } },
    // biome-ignore lint/suspicious/noThenProperty: a key of JSON Schema
    then: { required: Object.keys(properties), properties },
  });
  const ref = { $ref: '#/definitions/Value' };
  return {
    description:
      'A value of the user: JSON as it is. What JSON has no word for is an object with `$type` (docs/record.md); a user\'s own object with such a key stands in the `value` of one of `$type` "object".',
    if: { type: 'object', required: ['$type'] },
    // biome-ignore lint/suspicious/noThenProperty: a key of JSON Schema
    then: {
      properties: { $type: { enum: names } },
      allOf: [
        where(text, { value: { type: 'string' } }),
        where(list, { value: { type: 'array', items: ref } }),
        where(['object'], { value: { type: 'object', additionalProperties: ref } }),
        where(['boxed'], { value: ref }),
        where(['error'], { name: { type: 'string' }, message: { type: 'string' } }),
        where(['circular'], { up: { type: 'integer', minimum: 1 } }),
        where(preview, { preview: { type: 'string' } }),
      ],
    },
    else: { items: ref, additionalProperties: ref },
  };
}
