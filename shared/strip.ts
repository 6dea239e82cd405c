/** A strip is one sheet of equal frames, read row by row, each from the middle of its part of the clip. */
export const stripColumns = 4;
export const stripFrames = 16;

/** No frame is larger, CSS-independent pixels; the sheet so stays within what main takes in. */
const frameBox = { width: 284, height: 160 } as const;

export type PixelSize = { readonly width: number; readonly height: number };

/** The size of one frame of the strip of a picture this large: its shape, never enlarged, whole pixels. */
export function stripFrameSize({ width, height }: PixelSize): PixelSize {
  const scale = Math.min(1, frameBox.width / Math.max(1, width), frameBox.height / Math.max(1, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** The size of the whole sheet. */
export function stripSheetSize(frame: PixelSize): PixelSize {
  return { width: frame.width * stripColumns, height: frame.height * (stripFrames / stripColumns) };
}

/** Where in the sheet a frame lies, in frames from the left and the top. */
export function stripCell(frame: number): { readonly column: number; readonly row: number } {
  return { column: frame % stripColumns, row: Math.floor(frame / stripColumns) };
}

/** The times of the frames, in the unit of `duration`. */
export function stripTimes(duration: number): readonly number[] {
  return Array.from({ length: stripFrames }, (_, at) => ((at + 0.5) / stripFrames) * duration);
}

/** The frame that stands for a place in the clip, from 0 to 1. */
export function stripFrameAt(place: number): number {
  return Math.min(stripFrames - 1, Math.max(0, Math.floor(place * stripFrames)));
}
