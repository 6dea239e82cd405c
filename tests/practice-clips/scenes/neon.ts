import { at, ease, glow, push, rng, sky, vignette } from './brushes.ts';
import type { Scene } from './frame.ts';

export const neon: Scene = (frame) => {
  const { c, w, h, t, d, seed } = frame;
  push(frame, 1 + ease(t / d) * 0.22, () => {
    sky(frame, [
      [0, '#05060f'],
      [0.5, '#151539'],
      [0.75, '#3a1448'],
    ]);
    glow(frame, w * 0.5, h * 0.56, h * 0.75, '#ff4fa377', '#7a2cff44');
    const r = rng(seed);
    for (let l = 0; l < 3; l++)
      for (let i = 0; i < 16; i++) {
        const bw = h * (0.06 + r() * 0.12) * (1 + l * 0.3),
          gap = w * (0.1 - l * 0.02),
          side = r() < 0.5,
          x = side ? r() * (w / 2 - gap) - bw * 0.5 : w / 2 + gap + r() * (w / 2 - gap) - bw * 0.5,
          bh = h * (0.22 + r() * 0.5) * (1 + l * 0.22),
          top = h * 0.74 - bh;
        const v = 8 + l * 5;
        c.fillStyle = `rgb(${v},${v},${v + 16})`;
        c.fillRect(x, top, bw, h);
        for (let k = 0; k < 26; k++) {
          const wx = x + 3 + r() * (bw - 8),
            wy = top + 6 + r() * (bh - 12),
            on = r() > 0.35 + 0.25 * Math.sin(t * (1 + r() * 4) + r() * 9);
          c.fillStyle = at(['#ffcf7a', '#48d7ff', '#ff5fae', '#a98bff'], (r() * 4) | 0) + (on ? 'cc' : '33');
          c.fillRect(wx, wy, 2.4, 4);
        }
        if (r() < 0.4) {
          const sx = x + bw * 0.2,
            sy = top + bh * 0.35,
            hue = at(['#ff3d9a', '#33e1ff', '#ffb13d'], (r() * 3) | 0),
            fl = Math.sin(t * 17 + i) > -0.85 ? 1 : 0.35;
          c.globalAlpha = fl;
          c.shadowColor = hue;
          c.shadowBlur = 26;
          c.fillStyle = hue;
          c.fillRect(sx, sy, bw * 0.16, h * 0.13);
          c.shadowBlur = 0;
          c.globalAlpha = 1;
        }
      }
    const g = c.createLinearGradient(0, h * 0.74, 0, h);
    g.addColorStop(0, '#1a1030');
    g.addColorStop(1, '#05050b');
    c.fillStyle = g;
    c.fillRect(0, h * 0.74, w, h * 0.3);
    for (let i = 0; i < 60; i++) {
      const x = r() * w,
        y = h * (0.75 + r() * 0.25),
        l = 20 + r() * 120;
      c.fillStyle = at(['#ff4fa3', '#48d7ff', '#ffcf7a', '#7a5cff'], (r() * 4) | 0) + '26';
      c.fillRect(x + Math.sin(t * 3 + y) * 3, y, 3 + r() * 6, l * 0.3);
    }
    c.fillStyle = '#07060c';
    const px = w * 0.5 + Math.sin(t * 3.4) * 2,
      s = h / 720;
    c.fillRect(px - 9 * s, h * 0.66, 18 * s, 60 * s);
    c.beginPath();
    c.arc(px, h * 0.65, 11 * s, 0, 7);
    c.fill();
    c.beginPath();
    c.ellipse(px, h * 0.622, 44 * s, 17 * s, 0, Math.PI, 0);
    c.fill();
  });
  const q = rng(seed + 4);
  c.strokeStyle = '#b9d4ff2e';
  for (let i = 0; i < 170; i++) {
    const x = q() * w,
      y = ((q() + t * (1.1 + q())) % 1.1) * h;
    c.lineWidth = 0.6 + q();
    c.beginPath();
    c.moveTo(x, y);
    c.lineTo(x - 3, y + 20 + q() * 20);
    c.stroke();
  }
  vignette(frame, 0.7);
};
