import { expect, test } from 'vitest';
import { formatMicros } from '../../../shared/money.ts';

test.each([
  [0, '$0.00'],
  [1_300_000, '$1.30'],
  [999_990_000, '$999.99'],
  [1_284_500_000, '$1,284.50'],
  [1_000_000_000_000, '$1,000,000.00'],
  [1_300, '$0.0013'],
  [1_234_000_500_000, '$1,234,000.50'],
  [1_234_567_800, '$1,234.5678'],
  [-2_600_000_000, '−$2,600.00'],
])('%i is read as %s', (micros, text) => expect(formatMicros(micros)).toBe(text));
