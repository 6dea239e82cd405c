import { at, glow, ridge, rng, sky, vignette } from './brushes.ts';
import type { Scene } from './frame.ts';

export const balloon: Scene = (frame) => {
  const { c, w, h, t, seed } = frame;
  sky(frame, [
    [0, '#5aa0c8'],
    [0.5, '#b9d9de'],
    [0.75, '#f6e2be'],
  ]);
  glow(frame, w * 0.22, h * 0.5, h * 0.7, '#fff7dfcc', '#ffe3a855');
  const hills = [
    ['#9dbcc4', 0.62, 0.09],
    ['#7fa3a2', 0.69, 0.08],
    ['#5d8577', 0.77, 0.07],
    ['#3f6652', 0.86, 0.06],
  ] as const;
  hills.forEach(([f, y, a], i) => {
    ridge(frame, { base: h * y, amp: h * a, rough: 0.5, seed: seed + i, shift: t * (4 + i * 8), fill: f });
    c.fillStyle = 'rgba(255,255,255,.09)';
    c.fillRect(0, h * (y + 0.03), w, h * 0.02);
  });
  const r = rng(seed),
    s0 = Math.min(w, h) / 720;
  for (let i = 0; i < 6; i++) {
    const sc = (0.35 + r() * 0.4 + (i === 0 ? 0.9 : 0)) * s0,
      x = i === 0 ? w * 0.58 + Math.sin(t * 0.5) * 14 : r() * w + Math.sin(t * 0.4 + i) * 10,
      y = (i === 0 ? h * 0.42 : h * (0.2 + r() * 0.35)) - t * (6 + r() * 8) * s0 + Math.sin(t * 0.8 + i) * 5,
      pal = at(
        [
          ['#d8432f', '#f5e3c2'],
          ['#e29b2c', '#7a2f2a'],
          ['#2f6f8f', '#f0e6d0'],
          ['#6a3d7a', '#f3c14b'],
        ],
        i,
      );
    c.save();
    c.translate(x, y);
    c.scale(sc, sc);
    for (let k = -4; k <= 4; k++) {
      c.fillStyle = at(pal, Math.abs(k));
      c.beginPath();
      c.moveTo(0, -120);
      c.bezierCurveTo((k - 0.5) * 27, -118, (k - 0.5) * 27, 10, (k - 0.5) * 5, 62);
      c.lineTo((k + 0.5) * 5, 62);
      c.bezierCurveTo((k + 0.5) * 27, 10, (k + 0.5) * 27, -118, 0, -120);
      c.fill();
    }
    c.strokeStyle = '#3a2a20';
    c.lineWidth = 1.4;
    c.beginPath();
    c.moveTo(-18, 60);
    c.lineTo(-11, 92);
    c.moveTo(18, 60);
    c.lineTo(11, 92);
    c.stroke();
    c.fillStyle = '#5b3a22';
    c.fillRect(-13, 92, 26, 20);
    if (Math.sin(t * 3 + i * 2) > 0.2) {
      c.fillStyle = '#ffce5a';
      c.beginPath();
      c.ellipse(0, 66, 5, 12, 0, 0, 7);
      c.fill();
    }
    c.restore();
  }
  vignette(frame, 0.32);
};
