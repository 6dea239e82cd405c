import { describe, expect, it } from 'vitest';
import {
  stripCell,
  stripFrameAt,
  stripFrames,
  stripFrameSize,
  stripSheetSize,
  stripTimes,
} from '../../../shared/strip.ts';

describe('a strip', () => {
  it.each([
    [1280, 720, 284, 160],
    [720, 1280, 90, 160],
    [960, 960, 160, 160],
    [4000, 100, 284, 7],
    [3, 4000, 1, 160],
    [64, 48, 64, 48],
  ])('of %i × %i has frames of %i × %i', (width, height, toWidth, toHeight) => {
    const frame = stripFrameSize({ width, height });
    expect(frame).toEqual({ width: toWidth, height: toHeight });
    const sheet = stripSheetSize(frame);
    expect(Math.max(sheet.width, sheet.height)).toBeLessThanOrEqual(1280);
  });

  it('shows at each place the frame whose time is nearest', () => {
    const times = stripTimes(1);
    for (let place = 0; place <= 1; place += 0.01) {
      const nearest = times.reduce(
        (best, time, at) => (Math.abs(time - place) < Math.abs((times[best] ?? 0) - place) ? at : best),
        0,
      );
      expect(Math.abs((times[stripFrameAt(place)] ?? 9) - place)).toBeCloseTo(
        Math.abs((times[nearest] ?? 0) - place),
        9,
      );
    }
  });

  it('stays within the clip and the sheet', () => {
    expect([stripFrameAt(-1), stripFrameAt(2)]).toEqual([0, stripFrames - 1]);
    expect(stripTimes(5).every((time) => time > 0 && time < 5)).toBe(true);
    const cells = Array.from({ length: stripFrames }, (_, at) => JSON.stringify(stripCell(at)));
    expect(new Set(cells).size).toBe(stripFrames);
  });
});
