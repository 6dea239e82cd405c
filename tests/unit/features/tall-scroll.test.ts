import { describe, expect, it } from 'vitest';
import {
  follow,
  physicalHeight,
  placeAt,
  tallest,
} from '../../../renderer/src/features/library/tall-scroll.ts';
import type { ScrollPlace } from '../../../renderer/src/features/library/tall-scroll.ts';
import { createSeededRandom } from '../../fakes/random.ts';

const low = { total: 90_000, view: 800 };
const tall = { total: 52_000_000, view: 800 };
const offsetOf = ({ physical, shift }: ScrollPlace): number => physical + shift;

describe('a grid that a browser can draw whole', () => {
  it('scrolls as it is', () => {
    expect(physicalHeight(low)).toBe(90_000);
    expect(placeAt(500, low)).toEqual({ physical: 500, shift: 0 });
    expect(follow({ physical: 0, shift: 0 }, 70_000, low)).toEqual({ physical: 70_000, shift: 0 });
    expect(placeAt(1e9, low).physical).toBe(89_200);
    expect(placeAt(-5, low).physical).toBe(0);
  });
});

describe('a grid taller than browsers can draw', () => {
  it('is never taller than they can', () => {
    expect(physicalHeight(tall)).toBe(tallest);
  });

  it('reaches both ends', () => {
    const end = tallest - tall.view;
    expect(offsetOf(follow(placeAt(1_000_000, tall), 0, tall))).toBe(0);
    expect(offsetOf(follow(placeAt(1_000_000, tall), end, tall))).toBe(tall.total - tall.view);
    expect(placeAt(Infinity, tall).physical).toBe(end);
  });

  it('moves by the pixel in steps, and by the share of the whole in jumps', () => {
    const here = placeAt(26_000_000, tall);
    expect(offsetOf(follow(here, here.physical + 120, tall))).toBe(26_000_120);
    const jumped = follow(here, Math.round((tallest - tall.view) / 4), tall);
    expect(offsetOf(jumped) / (tall.total - tall.view)).toBeCloseTo(0.25, 4);
  });

  it('never leaves the whole, over ten thousand random moves', () => {
    const { uniform } = createSeededRandom(4);
    let place = placeAt(0, tall);
    for (let move = 0; move < 10_000; move += 1) {
      const wished = uniform() < 0.05 ? uniform() * tallest : place.physical + (uniform() - 0.5) * 3000;
      place = follow(place, Math.round(Math.min(tallest - tall.view, Math.max(0, wished))), tall);
      expect(offsetOf(place)).toBeGreaterThanOrEqual(0);
      expect(offsetOf(place)).toBeLessThanOrEqual(tall.total - tall.view);
    }
  });

  it('moves by the pixel for as long as one scrolls by hand, when it is put to rights at rest', () => {
    let place = placeAt(1_000_000, tall);
    for (let move = 1; move <= 10_000; move += 1) {
      place = follow(place, place.physical + 900, tall);
      expect(offsetOf(place)).toBe(1_000_000 + move * 900);
      // What is seen stays; only the scrollbar moves.
      place = move % 20 === 0 ? placeAt(offsetOf(place), tall) : place;
    }
  });
});
