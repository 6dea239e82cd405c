import { expect, it } from 'vitest';
import { clipId } from '../../../shared/contract/ids.ts';
import { dragIds } from '../../../renderer/src/features/library/drag-ids.ts';

const [a, b, c] = ['cliponea1', 'cliptwob2', 'clipthre3'].map((id) => clipId.parse(id)) as [
  ReturnType<typeof clipId.parse>,
  ReturnType<typeof clipId.parse>,
  ReturnType<typeof clipId.parse>,
];

it('drags a clip that is not selected alone, whatever else is selected', () => {
  expect(dragIds(new Set([a, b]), [a, b, c], c)).toEqual([c]);
});

it('drags the whole selection, in the order of the screen, from any clip in it', () => {
  expect(dragIds(new Set([c, a]), [a, b, c], c)).toEqual([a, c]);
});
