import { expect, test } from 'vitest';
import { wire } from '../../stand-in/wire.ts';

const there = (value: unknown): unknown => wire.decode(wire.encode([value]))[0];

test.each([
  ['plain data', { a: [1, 'two', null, true, { b: {} }] }],
  ['undefined in objects and lists', { gap: undefined, list: [undefined, 1] }],
  ['odd numbers', [Number.NaN, Infinity, -Infinity]],
  ['a date', new Date(1234)],
  ['an invalid date', new Date(Number.NaN)],
  ['data that looks like the encoding', { $: 'undefined', v: { $: 'date', v: 1 } }],
  ['text of any script', 'fuchs 狐 🦊 \u2028 \\ "'],
])('%s arrives as it was', (_name, value) => {
  expect(there(value)).toStrictEqual(value);
});

test('an object of a class arrives as plain data, as by structured clone', () => {
  class Point {
    readonly x = 1;
  }
  expect(there(new Point())).toStrictEqual({ x: 1 });
});

test.each([
  ['a function', () => 1],
  ['a symbol', Symbol('s')],
])('%s is refused as Electron does', (_name, value) => {
  expect(() => wire.encode([{ value }])).toThrow('An object could not be cloned.');
});

test('what Electron would carry and the stand-in does not is refused aloud', () => {
  expect(() => wire.encode([new Map()])).toThrow('[object Map]');
});
