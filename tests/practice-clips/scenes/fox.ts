import { ease, glow, lerp, push, ridge, rng, sky, vignette } from './brushes.ts';
import type { Frame, Scene } from './frame.ts';

export const fox: Scene = (frame) => {
  const { c, w, h, t, d, seed } = frame;
  const u = ease(t / d);
  push(frame, 1 + u * 0.16, () => {
    sky(frame, [
      [0, '#6d8296'],
      [0.55, '#c3ccd3'],
      [0.8, '#eee3d2'],
    ]);
    glow(frame, w * 0.68, h * 0.46, h * 0.7, '#fff3d0dd', '#ffd89a66');
    ridge(frame, { base: h * 0.6, amp: h * 0.05, rough: 0.8, seed, shift: t * 4, fill: '#9fb0be' });
    ridge(frame, {
      base: h * 0.68,
      amp: h * 0.045,
      rough: 0.7,
      seed: seed + 3,
      shift: t * 9,
      fill: '#c3cdd5',
    });
    const r = rng(seed + 9);
    for (let i = 0; i < 26; i++) {
      const x = ((((r() * 1.4 * w - t * 14 * (1 + r())) % (w * 1.3)) + w * 1.3) % (w * 1.3)) - w * 0.1,
        ww = 4 + r() * 10;
      c.fillStyle = `rgba(232,228,222,${0.5 + r() * 0.4})`;
      c.fillRect(x, 0, ww, h * 0.82);
      c.fillStyle = '#4b474522';
      c.fillRect(x + ww * 0.6, 0, ww * 0.4, h * 0.82);
      for (let k = 0; k < 7; k++) {
        c.fillStyle = '#3a3632aa';
        c.fillRect(x, r() * h * 0.8, ww * (0.3 + r() * 0.4), 2 + r() * 3);
      }
    }
    ridge(frame, {
      base: h * 0.8,
      amp: h * 0.02,
      rough: 0.5,
      seed: seed + 5,
      shift: t * 16,
      fill: '#e9eef2',
    });
    const walk = Math.min(1, t / (d * 0.62)),
      s = Math.min(w, h) / 520;
    c.fillStyle = '#8fa0b266';
    c.beginPath();
    c.ellipse(lerp(w * 0.16, w * 0.52, walk), h * 0.845, 86 * s, 9 * s, 0, 0, 7);
    c.fill();
    paintFox(frame, lerp(w * 0.16, w * 0.52, walk), h * 0.78, s, walk < 1 ? t * 7 : 0, walk >= 1);
    ridge(frame, {
      base: h * 0.9,
      amp: h * 0.02,
      rough: 0.5,
      seed: seed + 7,
      shift: t * 26,
      fill: '#f7fafc',
    });
  });
  snow(frame);
  vignette(frame, 0.4);
};

const body = '#b9541e';
const tip = '#f4ead9';

/** `gait`: the swing of the legs; `isLookingBack`: the head turned round. */
function paintFox({ c }: Frame, x: number, y: number, s: number, gait: number, isLookingBack: boolean): void {
  c.save();
  c.translate(x, y);
  c.scale(s, s);
  c.fillStyle = body;
  c.beginPath();
  c.moveTo(-46, -4);
  c.bezierCurveTo(-80, -34 + Math.sin(gait) * 4, -116, -26, -124, 4);
  c.bezierCurveTo(-104, 14, -72, 12, -44, 8);
  c.fill();
  c.fillStyle = tip;
  c.beginPath();
  c.ellipse(-112, 0, 15, 9, -0.5, 0, 7);
  c.fill();
  c.fillStyle = body;
  c.beginPath();
  c.ellipse(0, 0, 56, 23, -0.04, 0, 7);
  c.fill();
  for (const [lx, ph] of [
    [-36, 0],
    [-24, 3.1],
    [30, 1.6],
    [42, 4.7],
  ] as const) {
    c.save();
    c.translate(lx, 12);
    c.rotate(Math.sin(gait + ph) * 0.32);
    c.fillStyle = '#4a2413';
    c.fillRect(-4, 0, 8, 36);
    c.restore();
  }
  c.save();
  c.translate(52, -16);
  if (isLookingBack) c.scale(-1, 1);
  c.rotate(-0.12);
  c.fillStyle = body;
  c.beginPath();
  c.ellipse(6, -4, 22, 17, 0, 0, 7);
  c.fill();
  c.beginPath();
  c.moveTo(18, -10);
  c.lineTo(46, 4);
  c.lineTo(18, 9);
  c.fill();
  c.beginPath();
  c.moveTo(-8, -14);
  c.lineTo(-2, -38);
  c.lineTo(9, -17);
  c.moveTo(6, -17);
  c.lineTo(16, -37);
  c.lineTo(21, -13);
  c.fill();
  c.fillStyle = tip;
  c.beginPath();
  c.moveTo(14, 2);
  c.lineTo(44, 5);
  c.lineTo(16, 11);
  c.fill();
  c.fillStyle = '#140b06';
  c.beginPath();
  c.arc(18, -4, 2.4, 0, 7);
  c.arc(45, 4, 3, 0, 7);
  c.fill();
  c.restore();
  c.restore();
}

function snow({ c, w, h, t, seed }: Frame): void {
  const r = rng(seed + 1);
  for (let i = 0; i < 240; i++) {
    const d = 0.3 + r() * 0.7,
      x = (r() * 1.3 * w + Math.sin(t * (0.4 + r()) + r() * 6) * 18 * d + t * 22 * d) % (w * 1.1),
      y = ((r() * h * 1.2 + t * 0.09 * d * h) % (h * 1.1)) - h * 0.05;
    c.fillStyle = `rgba(255,255,255,${0.85 * d})`;
    c.beginPath();
    c.arc(x, y, 3.4 * d * d, 0, 7);
    c.fill();
  }
}
