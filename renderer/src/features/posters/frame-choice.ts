/** Brightness of a frame: its mean and how much it varies, both 0 to 255. */
export type FrameLight = { readonly mean: number; readonly spread: number };

/** Reads RGBA pixels; Rec. 709 weights. */
export function lightOf(pixels: Uint8ClampedArray): FrameLight {
  const count = pixels.length / 4;
  let sum = 0;
  let squares = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    const luma = 0.2126 * (pixels[at] ?? 0) + 0.7152 * (pixels[at + 1] ?? 0) + 0.0722 * (pixels[at + 2] ?? 0);
    sum += luma;
    squares += luma * luma;
  }
  const mean = count === 0 ? 0 : sum / count;
  return { mean, spread: count === 0 ? 0 : Math.sqrt(Math.max(0, squares / count - mean * mean)) };
}

/** Good enough to stop looking: neither a fade from black nor a white flash. */
export function isTelling({ mean, spread }: FrameLight): boolean {
  return spread >= 24 && mean >= 16 && mean <= 240;
}

/** Where to look, as fractions of the clip: the first is usually right, the others are for slow beginnings. */
export const framePlaces = [0.15, 0.4, 0.7] as const;

/** The size of a poster: at most `longest` on its longer side, never enlarged, whole pixels. */
export function posterSize(
  width: number,
  height: number,
  longest = 640,
): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, longest / Math.max(width, height, 1));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
