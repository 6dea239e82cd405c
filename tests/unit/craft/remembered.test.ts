import { expect, test } from 'vitest';
import { remembered, rememberedBeside } from '../../../shared/craft/remembered.ts';
import type { Shelves } from '../../../shared/craft/shelves.ts';

test('a text is read once for all who ask, and again when others came between', () => {
  const readings: string[] = [];
  const read = remembered((text) => {
    readings.push(text);
    return { length: text.length };
  });
  expect(read('fox')).toBe(read('fox'));
  expect(readings).toEqual(['fox']);
  for (const text of ['a', 'b', 'c', 'd']) read(text);
  expect(read('fox')).toEqual({ length: 3 });
  expect(readings).toEqual(['fox', 'a', 'b', 'c', 'd', 'fox']);
});

test('another shelf is another reading of the same text', () => {
  const read = rememberedBeside((text, shelves) => ({ text, names: [...shelves.keys()] }));
  const [none, some]: Shelves[] = [new Map(), new Map([['light', ['dawn']]])];
  if (none === undefined || some === undefined) throw new Error('No shelves');
  expect(read('@light', none).names).toEqual([]);
  expect(read('@light', some).names).toEqual(['light']);
  expect(read('@light', some)).toBe(read('@light', some));
});
