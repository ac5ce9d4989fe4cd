import { describe, expect, test } from 'vitest';
import { inkOn } from '../../../src/panel/ink.js';

const LIGHT = ['#ffffff', '#3b3b3b'];
const DARK = ['#1f1f1f', '#cccccc'];

describe('the colour of a text on a ground', () => {
  test('is the theme’s own where that can be read', () => {
    expect(inkOn('#0063d3', LIGHT)).toBe('#ffffff');
    expect(inkOn('rgb(89, 164, 249)', DARK)).toBe('#1f1f1f');
    expect(inkOn('#000080', DARK)).toBe('#cccccc');
  });

  test('is black or white where neither of the theme’s own can be', () => {
    expect(inkOn('#bf8803', LIGHT)).toBe('#000000');
    expect(inkOn('#b80', LIGHT)).toBe('#000000');
    expect(inkOn('#555555', ['#777777', '#333333'])).toBe('#ffffff');
  });

  test('is one even if a theme has no colour for the ground', () => {
    expect(inkOn('', LIGHT)).toBe('#ffffff');
  });
});
