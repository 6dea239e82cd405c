import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(path.resolve(import.meta.dirname, '../../../renderer/src/theme/tokens.css'), 'utf8');

/** Hex colours with two digits per channel, and alpha where given. */
function channels(hex: string): readonly number[] {
  return (hex.slice(1).match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
}

function tokensOf(at: 'light' | 'dark'): ReadonlyMap<string, string> {
  const pairs = css.matchAll(/--([\w-]+): light-dark\((#\w+), (#\w+)\);/g);
  return new Map(
    [...pairs].map(([, name = '', light = '', dark = '']) => [name, at === 'light' ? light : dark]),
  );
}

function luminance([red = 0, green = 0, blue = 0]: readonly number[]): number {
  const linear = (value: number) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** A translucent colour as it is seen over what lies below it. */
function laidOver(colour: string, under: readonly number[]): readonly number[] {
  const [red = 0, green = 0, blue = 0, alpha = 255] = channels(colour);
  return [red, green, blue].map((value, at) => (value * alpha + (under[at] ?? 0) * (255 - alpha)) / 255);
}

/** WCAG contrast of a colour with the backgrounds it stands on, the topmost last. */
function contrast(colour: string, ...backgrounds: readonly string[]): number {
  const under = backgrounds.reduce<readonly number[]>((below, each) => laidOver(each, below), []);
  const both = [luminance(laidOver(colour, under)), luminance(under)];
  const [high = 0, low = 0] = both.toSorted((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const surfaces = ['canvas', 'panel', 'raised', 'hover'] as const;
const texts = ['text', 'text-2', 'text-3', 'accent', 'ok', 'warn', 'bad', 'info'] as const;

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  const tokens = tokensOf(theme);
  const at = (name: string) => tokens.get(name) ?? '#00000000';

  test.each(texts)('%s can be read on every surface', (text) => {
    for (const surface of surfaces)
      expect(contrast(at(text), at(surface)), `${text} on ${surface}`).toBeGreaterThanOrEqual(4.5);
  });

  test('what is chosen can be read on the tint that says so', () => {
    for (const surface of surfaces)
      expect(
        contrast(at('accent'), at(surface), at('accent-soft')),
        `chosen on ${surface}`,
      ).toBeGreaterThanOrEqual(4.5);
  });

  test('the words on the accent can be read', () =>
    expect(contrast(at('accent-ink'), at('accent'))).toBeGreaterThanOrEqual(4.5));

  test('the edge of a field can be seen', () =>
    expect(contrast(at('edge'), at('raised'))).toBeGreaterThanOrEqual(3));
});
