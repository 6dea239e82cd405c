import type { Frame } from './frame.ts';

/** Even numbers in [0, 1) (xorshift): the same seed paints the same picture. */
export function rng(seed: number): () => number {
  let a = (seed * 2654435761) >>> 0 || 1;
  return () => {
    a ^= a << 13;
    a >>>= 0;
    a ^= a >>> 17;
    a ^= a << 5;
    a >>>= 0;
    return a / 4294967296;
  };
}

export function lerp(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}

/** From 0 to 1, slow at both ends. */
export function ease(share: number): number {
  return share * share * (3 - 2 * share);
}

/** The element at a whole index, counted round. */
export function at<T>(list: readonly T[], index: number): T {
  const element = list[index % list.length];
  if (element === undefined) throw new RangeError(`No element ${index}`);
  return element;
}

/** Fills everything with a gradient from top to bottom; stops are [offset, colour]. */
export function sky({ c, w, h }: Frame, stops: readonly (readonly [number, string])[]): void {
  const g = c.createLinearGradient(0, 0, 0, h);
  for (const [offset, colour] of stops) g.addColorStop(offset, colour);
  c.fillStyle = g;
  c.fillRect(0, 0, w, h);
}

/** A soft light of radius `r`; colours as #rrggbb or #rrggbbaa. */
export function glow({ c }: Frame, x: number, y: number, r: number, inner: string, mid: string): void {
  const g = c.createRadialGradient(x, y, 0, x, y, r);
  g.addColorStop(0, inner);
  g.addColorStop(0.25, mid);
  g.addColorStop(1, mid.slice(0, 7) + '00');
  c.fillStyle = g;
  c.fillRect(x - r, y - r, r * 2, r * 2);
}

export type Ridge = {
  /** Height of its middle and of its hills, pixels. */
  readonly base: number;
  readonly amp: number;
  readonly rough: number;
  readonly seed: number;
  /** How far it has moved to the left, pixels. */
  readonly shift: number;
  readonly fill: string;
};

/** A line of hills, filled down to the lower edge. */
export function ridge({ c, w, h }: Frame, { base, amp, rough, seed, shift, fill }: Ridge): void {
  const r = rng(seed),
    p = Array.from({ length: 7 }, () => [r() * 6.28, 0.6 + r() * 2.4, r()] as const);
  c.beginPath();
  c.moveTo(0, h);
  for (let x = 0; x <= w + 6; x += 6) {
    const u = (x + shift) / h;
    let y = 0;
    p.forEach(([ph, f, k], i) => {
      y += (Math.sin(u * f * (1 + i * rough) + ph) * (k + 0.3)) / (1 + i * 0.9);
    });
    c.lineTo(x, base + y * amp);
  }
  c.lineTo(w, h);
  c.closePath();
  c.fillStyle = fill;
  c.fill();
}

/** Darkens the corners. */
export function vignette({ c, w, h }: Frame, k: number): void {
  const g = c.createRadialGradient(
    w / 2,
    h / 2,
    Math.min(w, h) * 0.35,
    w / 2,
    h / 2,
    Math.hypot(w, h) * 0.55,
  );
  g.addColorStop(0, '#0000');
  g.addColorStop(1, `rgba(0,0,0,${k})`);
  c.fillStyle = g;
  c.fillRect(0, 0, w, h);
}

/** Paints larger by `s`, as a camera that has moved in. */
export function push({ c, w, h }: Frame, s: number, draw: () => void): void {
  c.save();
  c.translate(w / 2, h * 0.56);
  c.scale(s, s);
  c.translate(-w / 2, -h * 0.56);
  draw();
  c.restore();
}
