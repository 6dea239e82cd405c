import { describe, expect, it } from 'vitest';
import { clipId } from '../../../shared/contract/ids.ts';
import { clipsInFrame } from '../../../renderer/src/features/library/grid-frame.ts';
import { isHeading, layoutGrid } from '../../../renderer/src/features/library/grid-layout.ts';
import { joinSelection } from '../../../renderer/src/stores/selection.ts';
import { createSeededRandom } from '../../fakes/random.ts';

const ids = Array.from({ length: 90 }, (_, at) => clipId.parse(`clip${String(at).padStart(5, '0')}`));
const shapes = [1778, 563, 1000];
const ratios = ids.map((_, at) => shapes[(at * 7) % 3] ?? 1000);
const layout = layoutGrid(ratios, [40, 20, 30], { width: 900, targetHeight: 120, gap: 8, headingHeight: 44 });

const boxOf = (clip: number) => {
  const line = layout.lineOf[clip] ?? 0;
  const left = layout.lefts[clip] ?? 0;
  const top = layout.tops[line] ?? 0;
  const right = left + (layout.widths[clip] ?? 0);
  return { left, right, top, bottom: top + (layout.heights[line] ?? 0) };
};

describe('a frame drawn over the grid', () => {
  it('holds the clips it touches and no other, wherever it is drawn from and to', () => {
    const { uniform } = createSeededRandom(11);
    const x = () => uniform() * 1000 - 50;
    const y = () => uniform() * (layout.height + 100) - 50;
    for (let turn = 0; turn < 500; turn += 1) {
      const frame = { fromX: x(), fromY: y(), toX: x(), toY: y() };
      const touched = ids.filter((_, clip) => {
        const { left, right, top, bottom } = boxOf(clip);
        return (
          left <= Math.max(frame.fromX, frame.toX) &&
          right >= Math.min(frame.fromX, frame.toX) &&
          top <= Math.max(frame.fromY, frame.toY) &&
          bottom >= Math.min(frame.fromY, frame.toY)
        );
      });
      expect(clipsInFrame(layout, frame, ids), `turn ${turn}`).toEqual(touched);
    }
  });

  it('holds nothing in a heading', () => {
    expect(isHeading(layout, 0)).toBe(true);
    expect(clipsInFrame(layout, { fromX: 0, fromY: 2, toX: 900, toY: 40 }, ids)).toEqual([]);
  });
});

describe('what is selected with it', () => {
  const [a, b, c] = ids as [(typeof ids)[0], (typeof ids)[0], (typeof ids)[0]];

  it('is that alone, or added with shift, or changed with control', () => {
    expect(joinSelection(new Set([a]), [b, c], 'only')).toEqual(new Set([b, c]));
    expect(joinSelection(new Set([a, b]), [b, c], 'add')).toEqual(new Set([a, b, c]));
    expect(joinSelection(new Set([a, b]), [b, c], 'toggle')).toEqual(new Set([a, c]));
  });
});
