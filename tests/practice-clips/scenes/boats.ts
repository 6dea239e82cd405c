import { at, rng, vignette } from './brushes.ts';
import type { Scene } from './frame.ts';

export const boats: Scene = (frame) => {
  const { c, w, h, t, seed } = frame;
  const g = c.createLinearGradient(0, 0, w, h);
  g.addColorStop(0, '#0e4f5c');
  g.addColorStop(0.6, '#0b3547');
  g.addColorStop(1, '#071f30');
  c.fillStyle = g;
  c.fillRect(0, 0, w, h);
  const r = rng(seed);
  c.globalCompositeOperation = 'screen';
  for (let i = 0; i < 90; i++) {
    const x = r() * w,
      y = r() * h,
      l = 30 + r() * 130;
    c.strokeStyle = `rgba(150,235,230,${0.05 + 0.09 * Math.abs(Math.sin(t * (0.8 + r()) + r() * 6))})`;
    c.lineWidth = 1 + r() * 2.4;
    c.beginPath();
    c.moveTo(x - l / 2, y);
    c.quadraticCurveTo(x, y + Math.sin(t * 1.6 + i) * 14, x + l / 2, y);
    c.stroke();
  }
  c.globalCompositeOperation = 'source-over';
  const s0 = Math.min(w, h) / 720;
  for (let i = 0; i < 6; i++) {
    const sc = (0.8 + r() * 0.9) * s0,
      x = ((r() * w + t * (18 + r() * 22)) % (w * 1.2)) - w * 0.1,
      y = h * (0.18 + i * 0.14) + Math.sin(t * 1.3 + i * 2) * 7,
      col = at(['#f4efe4', '#f2b24a', '#e2574b', '#f4efe4', '#7fc4c9', '#f3d7c2'], i);
    c.strokeStyle = 'rgba(200,250,245,.22)';
    c.lineWidth = 1.5;
    for (let k = 1; k < 4; k++) {
      c.beginPath();
      c.ellipse(x - 10 * sc, y + 26 * sc, (70 + k * 26 + ((t * 20) % 26)) * sc, (15 + k * 7) * sc, 0, 0, 7);
      c.stroke();
    }
    c.save();
    c.translate(x, y);
    c.rotate(Math.sin(t * 1.3 + i * 2) * 0.07);
    c.scale(sc, sc);
    c.fillStyle = 'rgba(0,20,30,.35)';
    c.beginPath();
    c.ellipse(4, 32, 74, 14, 0, 0, 7);
    c.fill();
    c.fillStyle = col;
    c.beginPath();
    c.moveTo(-78, -4);
    c.lineTo(78, -4);
    c.lineTo(46, 30);
    c.lineTo(-46, 30);
    c.fill();
    c.fillStyle = 'rgba(0,0,0,.1)';
    c.beginPath();
    c.moveTo(0, -4);
    c.lineTo(78, -4);
    c.lineTo(46, 30);
    c.fill();
    c.fillStyle = col;
    c.beginPath();
    c.moveTo(-34, -4);
    c.lineTo(0, -58);
    c.lineTo(34, -4);
    c.fill();
    c.fillStyle = 'rgba(0,0,0,.14)';
    c.beginPath();
    c.moveTo(0, -4);
    c.lineTo(0, -58);
    c.lineTo(34, -4);
    c.fill();
    c.restore();
  }
  vignette(frame, 0.6);
};
