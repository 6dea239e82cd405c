import type { PixelSize } from '../../../../shared/strip.ts';

/** A clip whose pictures can be had at any time in it, however they are decoded. */
export type FrameSource = PixelSize & {
  readonly durationS: number;
  /**
   * One picture per time, in their order; the times ascend. A picture is good until the next is asked for. `size` is what it will be
   * drawn at, so that no more is handed over than is needed.
   */
  frames(timesS: readonly number[], size: PixelSize): AsyncIterable<CanvasImageSource>;
};
