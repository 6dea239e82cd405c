/**
 * Browsers draw nothing beyond some thirty million pixels, which a hundred thousand large pictures exceed. The scroller is therefore never
 * taller than `tallest`: steps move it pixel by pixel, jumps (the scrollbar, Home and End) by the share of the whole.
 */
export const tallest = 16_000_000;

/** Heights of all there is and of what is seen of it, CSS pixels. */
export type Heights = { readonly total: number; readonly view: number };

/** Where the scroller stands, and what must be added to it to know which part of the whole is seen. */
export type ScrollPlace = { readonly physical: number; readonly shift: number };

export function physicalHeight({ total }: Heights): number {
  return Math.min(total, tallest);
}

function ends(heights: Heights) {
  return {
    whole: Math.max(0, heights.total - heights.view),
    physical: Math.max(0, physicalHeight(heights) - heights.view),
  };
}

function isPlain({ total }: Heights): boolean {
  return total <= tallest;
}

/** The place that shows the whole from `offset` on; before the beginning and after the end it stays there. */
export function placeAt(offset: number, heights: Heights): ScrollPlace {
  const { whole, physical } = ends(heights);
  const wished = Math.min(whole, Math.max(0, Math.round(offset)));
  if (isPlain(heights)) return { physical: wished, shift: 0 };
  const at = Math.round((wished / whole) * physical);
  return { physical: at, shift: wished - at };
}

/** The place after the scroller moved to `physical`, by hand or by wheel. */
export function follow(before: ScrollPlace, physical: number, heights: Heights): ScrollPlace {
  if (isPlain(heights)) return { physical, shift: 0 };
  const limit = ends(heights);
  const isJump = Math.abs(physical - before.physical) > heights.view * 2;
  if (isJump || physical <= 0 || physical >= limit.physical) {
    const share = Math.min(1, Math.max(0, physical / limit.physical));
    return { physical, shift: Math.round(share * limit.whole) - physical };
  }
  const offset = Math.min(limit.whole, Math.max(0, physical + before.shift));
  return { physical, shift: offset - physical };
}
