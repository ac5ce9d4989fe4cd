import type { Kind } from './kind.js';
import type { Random } from './random.js';

const RUNTIME = `export const Fragment = '<>';
export const jsx = (type: any, { children, ...props }: any, key?: any) => [typeof type === 'function' ? type.name : type, props, children ?? null, key ?? null];
export const jsxs = (type: any, props: any, key?: any) => ['s', ...jsx(type, props, key)];
export const createElement = (type: any, ...rest: any[]) => ['create', typeof type === 'function' ? type.name : type, ...rest];
export const h = (type: any, props: any, ...children: any[]) => ['h', typeof type === 'function' ? type.name : type, props, children];
`;

const kind = (name: string, jsx: object): Kind => ({
  name,
  tsconfig: { target: 'ES2022', module: 'ESNext', ...jsx },
  shared: {
    'jsx-runtime.ts': RUNTIME,
    'parts.tsx':
      "import { h, Fragment } from './jsx-runtime.js';\nexport const keep = [h, Fragment].length;\nexport const Part = ({ n }: any) => n;\nexport const ns = { Deep: Part };\n",
  },
  ending: 'tsx',
  module: (random, i) => ({
    [`m${i}.tsx`]: `import { h, Fragment } from './jsx-runtime.js';
import { Part, ns } from './parts.js';
const props: any = { a: 1, key: 'k' };
const item = <T,>(x: T) => x;
export function run(n: number): unknown {
  // @ts-ignore
  return [${element(random, 3)}, [h, Fragment, Part, ns, props, item].length];
}
`,
  }),
});

export const automaticJsx = kind('automatic', { jsx: 'react-jsx', jsxImportSource: '#own' });
export const factoryJsx = kind('factory', { jsx: 'react', jsxFactory: 'h', jsxFragmentFactory: 'Fragment' });

function element(random: Random, depth: number): string {
  const name = random.one(['div', 'Part', 'ns.Deep', 'my-tag', 'span']);
  const attributes = random
    .some([
      'id="a"',
      'n={n}',
      'flag',
      'data-x={"t" + n}',
      '{...props}',
      'key={n}',
      "title='&amp; &#65; \"'",
      'on={() => n}',
      'a:b="c"',
      'inner={<i/>}',
    ])
    .join(' ');
  if (depth === 0) {
    return `<${name} ${attributes} />`;
  }
  const children = random
    .some([
      'text',
      '  spaced  text  ',
      '\n    lines\n    of text\n  ',
      '{n}',
      '{/* nothing */}',
      "It's &lt;here&gt; &nbsp;",
      `{n > 0 && ${element(random, 0)}}`,
      '{...[1, 2]}',
      element(random, depth - 1),
      `<>{n}${element(random, 0)}</>`,
    ])
    .join('');
  return `<${name} ${attributes}>${children}</${name}>`;
}
