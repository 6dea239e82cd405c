import { at, glow, rng, sky, vignette } from './brushes.ts';
import type { Scene } from './frame.ts';

export const lighthouse: Scene = (frame) => {
  const { c, w, h, t, seed } = frame;
  sky(frame, [
    [0, '#172544'],
    [0.42, '#7d4a6b'],
    [0.62, '#f09a62'],
    [0.7, '#ffd29a'],
  ]);
  glow(frame, w * 0.3, h * 0.66, h * 0.6, '#ffe9b8ee', '#ff9a5a66');
  const r = rng(seed);
  for (let i = 0; i < 9; i++) {
    const y = h * (0.12 + r() * 0.36),
      x = ((r() * w * 1.4 + t * 9) % (w * 1.4)) - w * 0.2;
    c.fillStyle = `rgba(255,${150 + r() * 60},${130 + r() * 50},.16)`;
    for (let k = 0; k < 7; k++) {
      c.beginPath();
      c.ellipse(
        x + k * h * 0.06 - h * 0.2,
        y + Math.sin(k * 2 + i) * 6,
        h * (0.09 + r() * 0.05),
        h * 0.016,
        0,
        0,
        7,
      );
      c.fill();
    }
  }
  const lx = w * 0.7,
    ly = h * 0.64,
    s = h / 720;
  const a = t * 1.15;
  for (const k of [0, Math.PI]) {
    const dx = Math.cos(a + k);
    c.fillStyle = `rgba(255,236,190,${0.14 + 0.2 * Math.abs(dx)})`;
    c.beginPath();
    c.moveTo(lx, ly - 182 * s);
    c.lineTo(lx + dx * w, ly - 182 * s - 46 * s);
    c.lineTo(lx + dx * w, ly - 182 * s + 60 * s);
    c.fill();
  }
  for (let l = 0; l < 6; l++) {
    const y = h * (0.7 + l * 0.05);
    c.beginPath();
    c.moveTo(0, h);
    for (let x = 0; x <= w + 8; x += 8)
      c.lineTo(
        x,
        y +
          Math.sin(x / (70 + l * 26) + t * (1.2 + l * 0.18) + l * 2) * (3 + l * 2.6) +
          Math.sin(x / 31 - t * 1.7 + l) * 1.6,
      );
    c.lineTo(w, h);
    c.fillStyle = at(['#7b5566', '#5d4560', '#463a59', '#33304f', '#232443', '#161832'], l);
    c.fill();
  }
  c.fillStyle = '#15121d';
  c.beginPath();
  c.moveTo(w * 0.54, h * 0.8);
  c.lineTo(w * 0.6, h * 0.68);
  c.lineTo(w * 0.67, h * 0.635);
  c.lineTo(w * 0.76, h * 0.64);
  c.lineTo(w * 0.86, h * 0.7);
  c.lineTo(w * 0.95, h * 0.82);
  c.lineTo(w, h);
  c.lineTo(w * 0.5, h);
  c.fill();
  c.fillStyle = '#e9dccb';
  c.beginPath();
  c.moveTo(lx - 24 * s, ly);
  c.lineTo(lx - 15 * s, ly - 170 * s);
  c.lineTo(lx + 15 * s, ly - 170 * s);
  c.lineTo(lx + 24 * s, ly);
  c.fill();
  c.fillStyle = '#b23a2e';
  for (const k of [0.2, 0.62]) {
    c.beginPath();
    const y1 = ly - 170 * s * k,
      y2 = y1 - 30 * s,
      f = (y: number) => 24 * s - ((ly - y) / (170 * s)) * 9 * s;
    c.moveTo(lx - f(y1), y1);
    c.lineTo(lx - f(y2), y2);
    c.lineTo(lx + f(y2), y2);
    c.lineTo(lx + f(y1), y1);
    c.fill();
  }
  c.fillStyle = '#221a22';
  c.fillRect(lx - 19 * s, ly - 176 * s, 38 * s, 6 * s);
  c.fillStyle = '#fff2c4';
  c.fillRect(lx - 10 * s, ly - 194 * s, 20 * s, 18 * s);
  c.fillStyle = '#221a22';
  c.beginPath();
  c.moveTo(lx - 15 * s, ly - 194 * s);
  c.lineTo(lx, ly - 212 * s);
  c.lineTo(lx + 15 * s, ly - 194 * s);
  c.fill();
  glow(frame, lx, ly - 184 * s, 60 * s, '#fff6d8cc', '#ffdf9a55');
  vignette(frame, 0.5);
};
