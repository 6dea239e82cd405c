import { glow, ridge, rng, sky, vignette } from './brushes.ts';
import type { Scene } from './frame.ts';

export const aurora: Scene = (frame) => {
  const { c, w, h, t, seed } = frame;
  sky(frame, [
    [0, '#030716'],
    [0.6, '#0a2436'],
    [0.75, '#12384a'],
  ]);
  const r = rng(seed);
  for (let i = 0; i < 260; i++) {
    c.fillStyle = `rgba(255,255,255,${0.2 + 0.7 * Math.abs(Math.sin(t * (0.4 + r()) + r() * 6))})`;
    c.fillRect(r() * w, r() * h * 0.62, 1.2 + r(), 1.2 + r());
  }
  c.globalCompositeOperation = 'screen';
  for (let b = 0; b < 4; b++)
    for (let x = -20; x < w + 20; x += 7) {
      const u = (x / w) * 5 + b * 1.7,
        y =
          h * (0.24 + b * 0.06) +
          Math.sin(u + t * (0.35 + b * 0.1)) * h * 0.07 +
          Math.sin(u * 2.3 - t * 0.5) * h * 0.03,
        l = h * (0.2 + 0.12 * Math.sin(u * 3 + t * 0.9 + b)),
        g = c.createLinearGradient(0, y - l, 0, y + l * 0.35),
        k = 0.16 + 0.1 * Math.sin(u * 7 + t * 2);
      g.addColorStop(0, 'rgba(130,60,220,0)');
      g.addColorStop(0.45, `rgba(${b % 2 === 1 ? '90,160,255' : '60,240,170'},${k})`);
      g.addColorStop(1, 'rgba(40,255,180,0)');
      c.fillStyle = g;
      c.fillRect(x, y - l, 8, l * 1.4);
    }
  c.globalCompositeOperation = 'source-over';
  ridge(frame, { base: h * 0.66, amp: h * 0.07, rough: 0.9, seed: seed + 1, shift: t * 3, fill: '#0a1a26' });
  ridge(frame, { base: h * 0.7, amp: h * 0.04, rough: 1, seed: seed + 4, shift: t * 5, fill: '#06111b' });
  c.save();
  c.beginPath();
  c.rect(0, h * 0.74, w, h * 0.3);
  c.clip();
  c.fillStyle = '#0b2a38';
  c.fillRect(0, h * 0.74, w, h * 0.3);
  for (let i = 0; i < 90; i++) {
    const y = h * (0.745 + r() * 0.25),
      x = r() * w + Math.sin(t * 1.5 + y) * 8;
    c.fillStyle = `rgba(90,235,190,${0.05 + r() * 0.12})`;
    c.fillRect(x, y, 30 + r() * 120, 1.4);
  }
  c.restore();
  const s = h / 720;
  c.fillStyle = '#04090e';
  c.fillRect(w * 0.2, h * 0.7, 60 * s, 34 * s);
  c.beginPath();
  c.moveTo(w * 0.2 - 10 * s, h * 0.7);
  c.lineTo(w * 0.2 + 30 * s, h * 0.665);
  c.lineTo(w * 0.2 + 70 * s, h * 0.7);
  c.fill();
  c.fillStyle = '#ffcf7a';
  c.fillRect(w * 0.2 + 20 * s, h * 0.71, 11 * s, 12 * s);
  glow(frame, w * 0.2 + 25 * s, h * 0.716, 40 * s, '#ffcf7a66', '#ffb04a22');
  vignette(frame, 0.5);
};
