// Writes docs/api.md from the docstrings of what src/index.ts exports, and says which are incomplete. `--check` writes nothing and
// fails when the page is another one. (typedoc would take TypeScript's old interface for programs, which TypeScript 7 has not.)
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from '@babel/parser';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = 'docs/api.md';

/** All exports, in the order in which a reader meets them. */
const SECTIONS = {
  Functions: ['task', 'transfer'],
  Classes: ['Pool', 'AsyncResult', 'PoolIterator'],
  Options: [
    'PoolOptions',
    'ResourceLimits',
    'TaskOptions',
    'MapOptions',
    'MapAsyncOptions',
    'ImapOptions',
    'ApplyAsyncOptions',
    'Callbacks',
  ],
  Errors: [
    'TimeoutError',
    'WorkerDiedError',
    'MaybeEncodingError',
    'TerminatedError',
    'LoadError',
    'NonError',
  ],
  'Types of functions': ['Task', 'AnyFunction', 'Input', 'Inputs', 'Result'],
  'The record': [
    'PoolRecord',
    'RunDocument',
    'TaskDocument',
    'FunctionDocument',
    'CallDocument',
    'CallbackDocument',
    'WorkerLife',
    'OutputLine',
    'ErrorRecord',
    'InputFile',
    'Reading',
    'Baseline',
    'BaselineRound',
    'Mode',
    'WorkerType',
    'TaskStatus',
    'Outcome',
    'CallName',
  ],
};
/** Types of the language and of Node.js. */
const KNOWN = new Set(
  'AbortSignal Array AsyncIterable AsyncIterableIterator Awaited Error Iterable IteratorResult Omit Parameters Promise Record ReturnType Transferable URL const'.split(
    ' ',
  ),
);
/** Their values are constants whose names say it all; the page shows the values. */
const CONSTANTS = ['MODES', 'WORKER_TYPES', 'STATUSES', 'CALLS'];

const faults = [];
const files = new Map();
const exported = readExports('src/index.ts');
const named = Object.values(SECTIONS).flat();
for (const name of exported.keys()) {
  if (!named.includes(name)) {
    faults.push(`scripts/api.mjs has no section for ${name}`);
  }
}

const out = [
  '# API',
  '',
  "What `import … from 'poolscope'` gives, made from the docstrings of the sources (`npm run docs`). How the modes differ from each",
  "other and from CPython's stands in [semantics.md](semantics.md), the record in [record.md](record.md). Times are milliseconds, sizes of memory MiB.",
  '',
  ...Object.entries(SECTIONS).map(
    ([title, names]) => `- **${title}**: ${names.map((name) => `[${name}](#${anchor(name)})`).join(', ')}`,
  ),
];
for (const [title, names] of Object.entries(SECTIONS)) {
  out.push('', `## ${title}`);
  for (const name of names) {
    out.push('', `### ${name}`, '', ...entry(name));
  }
}
const text = `${out.join('\n').replace(/\n{3,}/g, '\n\n')}\n`;

if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}
if (!process.argv.includes('--check')) {
  writeFileSync(root + page, text);
} else if (readFileSync(root + page, 'utf8') !== text) {
  console.error(`${page} is not what the docstrings say: npm run docs`);
  process.exit(1);
}

/** The lines of one export. */
function entry(name) {
  const found = exported.get(name);
  if (!found) {
    faults.push(`src/index.ts does not export ${name}`);
    return [];
  }
  const { node, source } = found;
  const doc = docOf(node, name);
  checkTypes(node, source, name);
  switch (node.type) {
    case 'FunctionDeclaration':
      return [...code(signature(node, source, `${name}`)), ...described(doc, node, name)];
    case 'ClassDeclaration':
      return [
        ...described(doc, null, name),
        ...node.body.body
          .filter((each) => isPublic(each, source))
          .flatMap((each) => member(each, source, name)),
      ];
    case 'TSInterfaceDeclaration':
      return [
        ...described(doc, null, name),
        ...inherited(node, source),
        ...table(rows(node.body.body, source, name)),
      ];
    case 'TSTypeAliasDeclaration':
      return [...code(alias(node, source, name)), ...described(doc, null, name)];
    default:
      throw new Error(`${name} is a ${node.type}`);
  }
}

/** A method or property of a class. */
function member(node, source, owner) {
  const key = node.computed ? `[${slice(node.key, source)}]` : node.key.name;
  const name = node.kind === 'constructor' ? `new ${owner}` : key;
  const place = `${owner}.${key}`;
  const doc = docOf(node, place);
  if (node.type === 'ClassProperty' || node.kind === 'get') {
    const type = slice((node.typeAnnotation ?? node.returnType).typeAnnotation, source);
    return [
      '',
      `#### ${owner}: ${key}`,
      '',
      ...code(`readonly ${key}: ${type}`),
      ...described(doc, null, place),
    ];
  }
  return [
    '',
    `#### ${owner}: ${name}()`,
    '',
    ...code(signature(node, source, name)),
    ...described(doc, node, place),
  ];
}

function isPublic(node, source) {
  return (
    !['private', 'protected'].includes(node.accessibility) &&
    !node.override &&
    !/@internal/.test(commentOf(node)) &&
    // The declaration with a body is hidden behind its overloads.
    !(node.type === 'ClassMethod' && node.kind === 'constructor' && isOverloaded(node, source))
  );
}

function isOverloaded(node, source) {
  return /constructor\([^)]*\);\s*$/.test(source.slice(0, node.start));
}

function signature(node, source, name) {
  const types = node.typeParameters ? slice(node.typeParameters, source) : '';
  const params = node.params.map((param) => {
    const target = param.type === 'AssignmentPattern' ? param.left : param;
    const optional = param.type === 'AssignmentPattern' || target.optional;
    return `${target.name}${optional ? '?' : ''}: ${slice(target.typeAnnotation.typeAnnotation, source)}`;
  });
  const returned = node.returnType ? `: ${slice(node.returnType.typeAnnotation, source)}` : '';
  const line = `${name}${types}(${params.join(', ')})${returned}`;
  return line.length <= 100
    ? line
    : `${name}${types}(\n${params.map((each) => `  ${each},\n`).join('')})${returned}`;
}

/** A type; one that is drawn from a constant is shown with its values. */
function alias(node, source, name) {
  const types = node.typeParameters ? slice(node.typeParameters, source) : '';
  const body = slice(node.typeAnnotation, source);
  const constant = CONSTANTS.find((each) => new RegExp(`\\b${each}\\b`).test(body));
  return `type ${name}${types} = ${constant ? values(constant) : body.replace(/^\| /, '')}`;
}

function values(constant) {
  for (const { ast } of files.values()) {
    for (const statement of ast.program.body) {
      const found = statement.declaration?.declarations?.find(({ id }) => id.name === constant);
      if (found) {
        let { init } = found;
        while (init.expression) {
          init = init.expression;
        }
        const names = (init.elements ?? init.properties.map(({ key }) => key)).map(
          (each) => each.value ?? each.name,
        );
        return names.map((each) => `'${each}'`).join(' | ');
      }
    }
  }
  throw new Error(`no ${constant}`);
}

/** What an interface has from others. */
function inherited(node, source) {
  const bases = (node.extends ?? []).map((each) => slice(each.expression ?? each, source));
  const shown = bases.filter((each) => exported.has(each));
  return shown.length === 0 ? [] : ['', `Also what ${shown.map(link).join(' and ')} has.`];
}

/** A row for each property; those of an object in it are rows of their own. */
function rows(members, source, owner, prefix = '') {
  return members
    .filter((each) => each.type === 'TSPropertySignature' && !/@internal/.test(commentOf(each)))
    .flatMap((each) => {
      const key = `${prefix}${each.key.name}${each.optional ? '?' : ''}`;
      const doc = docOf(each, `${owner}.${key}`);
      const type = each.typeAnnotation.typeAnnotation;
      const inner = type.type === 'TSTypeLiteral' ? type.members : null;
      const row = [`\`${key}\``, inner ? 'object' : linked(slice(type, source)), cell(doc.text)];
      return [row, ...(inner ? rows(inner, source, owner, `${key}.`) : [])];
    });
}

function table(all) {
  return all.length === 0
    ? []
    : ['', '| property | type | |', '|---|---|---|', ...all.map((row) => `| ${row.join(' | ')} |`)];
}

function cell(text) {
  return text.replace(/\n+/g, ' ').replace(/\|/g, '\\|');
}

function linked(type) {
  const [, name, rest] = /^(\w+)((?:\[\])?(?: \| null)?)$/.exec(type) ?? [];
  const shown = (word) => `\`${word.replace(/ \| undefined$/, '').replace(/\|/g, '\\|')}\``;
  return exported.has(name) ? `[${name}](#${anchor(name)})${rest && shown(rest.trim())}` : shown(type);
}

function link(name) {
  return `[${name}](#${anchor(name)})`;
}

function anchor(name) {
  return name.toLowerCase();
}

function code(lines) {
  return ['```ts signature', lines, '```'];
}

/** A docstring as Markdown. @param node - the function whose arguments and result must be in it; null for what is none */
function described(doc, node, name) {
  const lines = ['', doc.text];
  const params = node?.params.map((param) => (param.left ?? param).name) ?? [];
  for (const param of params) {
    if (!doc.params.has(param)) {
      faults.push(`${name}: no @param ${param}`);
    }
  }
  for (const param of doc.params.keys()) {
    if (!params.includes(param)) {
      faults.push(`${name}: @param ${param} is none of its parameters`);
    }
  }
  const type = node?.returnType?.typeAnnotation.type;
  if (type && type !== 'TSVoidKeyword' && !doc.returns) {
    faults.push(`${name}: no @returns`);
  }
  const list = [...doc.params].map(([param, says]) => `- \`${param}\`: ${says}`);
  lines.push('', ...list);
  if (doc.returns) {
    lines.push(`- **Returns** ${doc.returns}`);
  }
  if (doc.throws) {
    lines.push(`- **Throws** ${doc.throws}`);
  }
  if (doc.example) {
    lines.push('', '```ts', doc.example, '```');
  }
  return lines;
}

/** The docstring before a node, taken apart. */
function docOf(node, name) {
  const doc = { text: '', params: new Map(), returns: '', throws: '', example: '' };
  const comment = commentOf(node);
  const lines = comment.split('\n').map((line) => line.replace(/^\s*\* ?/, ''));
  const parts = lines
    .join('\n')
    .trim()
    .split(/(?:^|\s)(?=@(?:param|returns|throws|example|asType|minimum|multipleOf)\b)/);
  for (const part of parts) {
    const [, tag, rest] = /^@(\w+)\s*([\s\S]*)$/.exec(part) ?? [undefined, '', part];
    const flat = rest.trim().replace(/\s*\n\s*(?!\n)/g, ' ');
    if (tag === '') {
      doc.text = rest.trim();
    } else if (tag === 'param') {
      const [, param, says] = /^(\w+)\s+(?:- )?([\s\S]*)$/.exec(flat) ?? [];
      doc.params.set(param, says);
    } else if (tag === 'example') {
      doc.example = rest.trim();
    } else if (tag === 'returns' || tag === 'throws') {
      doc[tag] = flat;
    }
  }
  if (!doc.text && !doc.returns) {
    faults.push(`${name}: no docstring`);
  }
  return doc;
}

function commentOf(node) {
  const comments = (node.outer ?? node).leadingComments ?? [];
  const last = comments.filter((each) => each.type === 'CommentBlock' && each.value.startsWith('*')).at(-1);
  return last ? last.value.slice(1) : '';
}

/** Every type that a reader sees must be one he can name. */
function checkTypes(node, source, name) {
  const own = new Set();
  const visit = (each, parent) => {
    if (each.type === 'TSTypeParameter') {
      own.add(each.name.name ?? each.name);
    }
    if (each.type === 'TSTypeReference' && each.typeName.type === 'Identifier') {
      const { name: type } = each.typeName;
      if (!exported.has(type) && !KNOWN.has(type) && !own.has(type)) {
        faults.push(`${name}: ${type} is not exported`);
      }
    }
    for (const [key, value] of Object.entries(each)) {
      if (/comments$/i.test(key) || key === 'outer' || (key === 'body' && parent === 'method')) {
        continue;
      }
      for (const child of Array.isArray(value) ? value : [value]) {
        if (typeof child?.type === 'string' && !isHidden(child, source)) {
          visit(child, /Method$|^FunctionDeclaration$/.test(child.type) ? 'method' : '');
        }
      }
    }
  };
  visit(node, node.type === 'FunctionDeclaration' ? 'method' : '');
}

function isHidden(node, source) {
  return (
    /^(Class(Private)?(Method|Property)|TSDeclareMethod|TSPropertySignature)$/.test(node.type) &&
    !isPublic(node, source)
  );
}

function slice(node, source) {
  return source.slice(node.start, node.end);
}

/** The declarations that a file's `export … from` lines give, by name. */
function readExports(file) {
  const found = new Map();
  for (const statement of load(file).ast.program.body) {
    if (statement.type !== 'ExportNamedDeclaration') {
      continue;
    }
    if (statement.declaration) {
      const { declaration } = statement;
      declaration.outer = statement;
      if (declaration.id) {
        found.set(declaration.id.name, { node: declaration, source: load(file).source });
      }
      continue;
    }
    const target = join(dirname(file), statement.source.value.replace(/\.js$/, '.ts'));
    const there = readExports(target);
    for (const { local, exported: as } of statement.specifiers) {
      const declared = there.get(local.name);
      if (declared) {
        found.set(as.name, declared);
      }
    }
  }
  return found;
}

function load(file) {
  if (!files.has(file)) {
    const source = readFileSync(root + file, 'utf8');
    files.set(file, { source, ast: parse(source, { sourceType: 'module', plugins: ['typescript'] }) });
  }
  return files.get(file);
}
