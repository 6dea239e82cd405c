import { glow, ridge, sky, vignette } from './brushes.ts';
import type { Scene } from './frame.ts';

export const desert: Scene = (frame) => {
  const { c, w, h, t, seed } = frame;
  sky(frame, [
    [0, '#3b2440'],
    [0.4, '#a8494a'],
    [0.68, '#f3a760'],
    [0.76, '#ffdca0'],
  ]);
  glow(frame, w * 0.62, h * 0.62, h * 0.55, '#fff4cf', '#ffc06a77');
  c.fillStyle = '#fff3d6';
  c.beginPath();
  c.arc(w * 0.62, h * 0.62, h * 0.075, 0, 7);
  c.fill();
  const hills = [
    ['#b5614a', 0.66, 0.03],
    ['#9a4a3f', 0.71, 0.05],
    ['#7a3735', 0.78, 0.06],
  ] as const;
  hills.forEach(([f, y, a], i) =>
    ridge(frame, { base: h * y, amp: h * a, rough: 0.25, seed: seed + i, shift: t * (3 + i * 7), fill: f }),
  );
  const s = h / 720;
  for (let i = 0; i < 5; i++) {
    const x = w * 0.2 + i * 78 * s + t * 16 * s,
      y = h * 0.795 + Math.sin(x / 130) * 7 * s,
      g = t * 4 + i;
    c.fillStyle = '#2a1216';
    c.save();
    c.translate(x, y);
    c.scale(s * 0.8, s * 0.8);
    c.beginPath();
    c.ellipse(0, -34, 30, 15, 0, 0, 7);
    c.ellipse(-2, -48, 13, 13, 0, 0, 7);
    c.fill();
    c.beginPath();
    c.moveTo(24, -36);
    c.quadraticCurveTo(42, -34, 42, -62);
    c.lineTo(56, -62);
    c.lineTo(56, -55);
    c.lineTo(48, -52);
    c.quadraticCurveTo(48, -24, 24, -24);
    c.fill();
    for (const [lx, p] of [
      [-20, 0],
      [-12, 2],
      [14, 3.1],
      [22, 5],
    ] as const) {
      c.save();
      c.translate(lx, -26);
      c.rotate(Math.sin(g + p) * 0.22);
      c.fillRect(-2.5, 0, 5, 32);
      c.restore();
    }
    c.restore();
  }
  ridge(frame, { base: h * 0.84, amp: h * 0.05, rough: 0.2, seed: seed + 6, shift: t * 24, fill: '#54232a' });
  ridge(frame, { base: h * 0.94, amp: h * 0.03, rough: 0.2, seed: seed + 8, shift: t * 40, fill: '#351519' });
  vignette(frame, 0.5);
};
