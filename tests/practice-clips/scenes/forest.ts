import { at, glow, ridge, rng, sky, vignette } from './brushes.ts';
import type { Scene } from './frame.ts';

export const forest: Scene = (frame) => {
  const { c, w, h, t, seed } = frame;
  sky(frame, [
    [0, '#1c3a2b'],
    [0.5, '#6d8f56'],
    [0.85, '#dbe0a0'],
  ]);
  glow(frame, w * 0.42, h * 0.34, h * 0.8, '#fffbd2ee', '#e6ec9a66');
  const r = rng(seed);
  for (let l = 0; l < 5; l++) {
    const n = 16 - l * 2;
    for (let i = 0; i < n; i++) {
      const sp = 8 + l * 16,
        x = ((((r() * w * 1.3 - t * sp) % (w * 1.3)) + w * 1.3) % (w * 1.3)) - w * 0.12,
        tw = h * (0.012 + l * 0.009) * (0.7 + r() * 0.7),
        v = at([118, 84, 56, 34, 16], l);
      c.fillStyle = `rgba(${v * 0.62},${v * 0.92},${v * 0.66},.96)`;
      c.fillRect(x, 0, tw, h * (0.8 + l * 0.05));
      for (let k = 0; k < 4; k++) {
        const by = r() * h * 0.6,
          bl = h * (0.06 + r() * 0.12) * (r() < 0.5 ? -1 : 1);
        c.save();
        c.translate(x + tw / 2, by);
        c.rotate(0.3 * Math.sign(bl) * -1);
        c.fillRect(0, 0, bl, tw * 0.18);
        c.restore();
      }
    }
    const y = h * (0.74 + l * 0.055);
    ridge(frame, {
      base: y,
      amp: h * 0.018,
      rough: 0.9,
      seed: seed + l,
      shift: t * (8 + l * 16),
      fill: at(['#7f9b63', '#5b7a4a', '#3a5735', '#213722', '#0e1c12'], l),
    });
  }
  c.globalCompositeOperation = 'screen';
  for (let i = 0; i < 7; i++) {
    const x = w * (0.2 + i * 0.1) + Math.sin(t * 0.5 + i) * 20;
    c.fillStyle = `rgba(255,250,190,${0.05 + 0.03 * Math.sin(t + i * 2)})`;
    c.beginPath();
    c.moveTo(x, 0);
    c.lineTo(x + w * 0.04, 0);
    c.lineTo(x - w * 0.1 + w * 0.12, h);
    c.lineTo(x - w * 0.14, h);
    c.fill();
  }
  c.globalCompositeOperation = 'source-over';
  const q = rng(seed + 2);
  for (let i = 0; i < 70; i++) {
    const x = q() * w + Math.sin(t * (0.5 + q()) + q() * 6) * 26,
      y = q() * h - t * 8 * q();
    c.fillStyle = `rgba(255,250,200,${0.2 + 0.5 * Math.abs(Math.sin(t * 1.4 + q() * 6))})`;
    c.beginPath();
    c.arc(x, (y + h) % h, 0.8 + q() * 1.8, 0, 7);
    c.fill();
  }
  vignette(frame, 0.65);
};
