import { describe, expect, it } from 'vitest';
import { commonJsUse, hasNewSyntax } from '../../../src/functions/commonJs.js';

describe('the names of CommonJS that a file uses', () => {
  it.each([
    ['function f(n) { return __dirname + n; }', ['__dirname'], false],
    ['const __dirname = 1; __dirname;', [], false],
    ['import { require } from "x"; require();', [], false],
    ['import { require as r } from "x"; r(); f({ require: 1 }.require);', [], false],
    ['((require) => require)(1); { let module = 2; module; }', [], false],
    ['if (x) { var exports = {}; } exports.a = 1;', [], false],
    ['exports.a = 1;', ['exports'], true],
    ['f(module["exports"])', ['module'], true],
    ['require.main === module', ['require', 'module'], false],
  ])('%s', (code, names, exports) => {
    expect(commonJsUse(code, '.js')).toEqual({ names, exports });
  });

  it('are unknown in a file that cannot be parsed', () => {
    expect(commonJsUse('const = 1', '.js')).toBeNull();
  });
});

describe('syntax that not every Node.js knows', () => {
  it.each([
    ['const a = <p>Don’t</p>;', true],
    ['@dec class A {}', true],
    ['class A { accessor x = 1 }', true],
    ['{ using a = b(); }', true],
    ["const t = '<b>@x</b>'; // accessor x", false],
  ])('%s', (code, is) => {
    expect(hasNewSyntax(code, '.js')).toBe(is);
  });
});
