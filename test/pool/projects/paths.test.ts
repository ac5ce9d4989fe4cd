import { describe, expect, test } from 'vitest';
import { WORKER_TYPES } from '../harness.js';
import { project } from './project.js';

const TWICE = 'export const twice = (n: number): number => n * 2;\n';
const PATHS = { '@/*': ['./src/*'], '~lib': ['./lib/index.ts'] };

describe('imports by the paths of a tsconfig', () => {
  test.each(WORKER_TYPES)('lead where they say, on %s workers', async (workerType) => {
    const made = project({
      'tsconfig.json': `{
        // Comments and trailing commas are usual here.
        "compilerOptions": { "paths": ${JSON.stringify(PATHS)}, },
      }`,
      'src/math/twice.ts': TWICE,
      'lib/index.ts': 'export { twice as two } from "@/math/twice";\n',
      'src/main.ts': `import { twice } from '@/math/twice.js';\nimport { two } from '~lib';\n
        export function four(n: number) { return twice(two(n)); }\n`,
    });
    expect(await made.run('src/main.ts', 'four', { workerType })).toEqual([4, 8]);
  });

  test('are taken over by `extends`, from a base URL, and without paths by the base URL alone', async () => {
    const made = project({
      'tsconfig.base.json': { compilerOptions: { baseUrl: './src', paths: { 'm/*': ['math/*'] } } },
      'app/tsconfig.json': { extends: '../tsconfig.base.json' },
      'src/math/twice.ts': TWICE,
      'app/main.ts': "import { twice } from 'm/twice';\nexport const run = (n: number) => twice(n);\n",
      'plain/tsconfig.json': { compilerOptions: { baseUrl: '.' } },
      'plain/lib/twice.ts': TWICE,
      'plain/deep/main.ts':
        "import { twice } from 'lib/twice';\nexport const run = (n: number) => twice(n);\n",
    });
    expect(await made.run('app/main.ts', 'run')).toEqual([2, 4]);
    expect(await made.run('plain/deep/main.ts', 'run')).toEqual([2, 4]);
  });

  test('are those of the referenced project that has the file, where the tsconfig only points at others', async () => {
    const made = project({
      'tsconfig.json': {
        files: [],
        references: [{ path: './tsconfig.node.json' }, { path: './tsconfig.app.json' }],
      },
      'tsconfig.node.json': { compilerOptions: { paths: { '@/*': ['./tools/*'] } }, include: ['tools'] },
      'tsconfig.app.json': { compilerOptions: { paths: { '@/*': ['./src/*'] } }, include: ['src'] },
      'src/twice.ts': TWICE,
      'src/main.ts': "import { twice } from '@/twice';\nexport const run = (n: number) => twice(n);\n",
    });
    expect(await made.run('src/main.ts', 'run')).toEqual([2, 4]);
  });

  test('are followed by require, too, and by JavaScript where no package has the name', async () => {
    const made = project({
      'package.json': { type: 'commonjs' },
      'jsconfig.json': { compilerOptions: { paths: { '@/*': ['./src/*'] } } },
      'src/twice.js': 'exports.twice = (n) => n * 2;\n',
      'main.js': "const { twice } = require('@/twice');\nexports.run = (n) => twice(n);\n",
    });
    expect(await made.run('main.js', 'run')).toEqual([2, 4]);
  });

  test('win over a package of the same name in TypeScript, as in its compiler', async () => {
    const made = project({
      'tsconfig.json': { compilerOptions: { paths: { left: ['./src/left.ts'] } } },
      'node_modules/left/index.js': 'exports.side = () => "package";\n',
      'node_modules/left/package.json': { name: 'left', main: 'index.js' },
      'src/left.ts': 'export const side = (_: number): string => "alias";\n',
      'main.ts': "import { side } from 'left';\nexport const run = (n: number) => side(n);\n",
    });
    expect(await made.run('main.ts', 'run')).toEqual(['alias', 'alias']);
  });

  test('that lead nowhere are told with the line, and with where was looked', async () => {
    const made = project({
      'tsconfig.json': { compilerOptions: { paths: PATHS } },
      'src/main.ts':
        "import { x } from 'node:fs';\nimport { twice } from '@/gone';\nexport const run = twice;\n",
    });
    const sentence = await made.refusal('src/main.ts', 'run');
    expect(sentence).toContain("'@/gone'");
    expect(sentence).toContain('src/main.ts:2');
    expect(sentence).toContain(`${made.folder}/src/gone`);
  });

  test('of a tsconfig that cannot be read say so, and only where they are needed', async () => {
    const made = project({
      'tsconfig.json': { extends: './gone.json' },
      'src/main.ts':
        "import { basename } from 'node:path';\nexport const run = (n: number) => basename('a/' + n);\n",
      'src/needs.ts': "import { twice } from '@/twice';\nexport const run = twice;\n",
    });
    expect(await made.run('src/main.ts', 'run')).toEqual(['1', '2']);
    expect(await made.refusal('src/needs.ts', 'run')).toContain('Its tsconfig could not be read');
  });
});
