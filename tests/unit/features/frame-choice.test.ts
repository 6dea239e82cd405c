import { describe, expect, it } from 'vitest';
import { isTelling, lightOf, posterSize } from '../../../renderer/src/features/posters/frame-choice.ts';

describe('choosing a frame', () => {
  function frame(...values: number[]): Uint8ClampedArray {
    return new Uint8ClampedArray(values.flatMap((value) => [value, value, value, 255]));
  }
  it('tells a picture from black, white and grey', () => {
    expect(isTelling(lightOf(frame(0, 0, 0, 0)))).toBe(false);
    expect(isTelling(lightOf(frame(255, 255, 255, 255)))).toBe(false);
    expect(isTelling(lightOf(frame(120, 121, 120, 121)))).toBe(false);
    expect(isTelling(lightOf(frame(10, 80, 160, 240)))).toBe(true);
  });
  it('never divides by nothing', () => {
    expect(lightOf(frame())).toEqual({ mean: 0, spread: 0 });
  });
  it.each([
    [1280, 720, 640, 360],
    [720, 1280, 360, 640],
    [320, 320, 320, 320],
    [4000, 1, 640, 1],
  ])('shrinks %i × %i to %i × %i', (width, height, toWidth, toHeight) => {
    expect(posterSize(width, height)).toEqual({ width: toWidth, height: toHeight });
  });
});
