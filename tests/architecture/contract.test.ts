import { expect, test } from 'vitest';
import { z } from 'zod';
import { events, requests } from '../../shared/contract/index.ts';
import { eventNames, requestNames } from '../../shared/contract/names.ts';

test('the preload’s plain lists name exactly what the schemas define', () => {
  expect([...requestNames].sort()).toEqual(Object.keys(requests).sort());
  expect([...eventNames].sort()).toEqual(Object.keys(events).sort());
});

test('names are domain.verb', () => {
  for (const name of [...requestNames, ...eventNames]) expect(name).toMatch(/^[a-z]+\.[a-z][A-Za-z]+$/);
});

/** Every property name anywhere in a schema. */
function propertyNames(schema: z.ZodType): string[] {
  const json = z.toJSONSchema(schema, { unrepresentable: 'any' });
  const names: string[] = [];
  JSON.stringify(json, (key, value: unknown) => {
    if (key === 'properties' && typeof value === 'object' && value !== null)
      names.push(...Object.keys(value));
    return value;
  });
  return names;
}

const forbidden = /path|folder|directory|bytes$|buffer|secret|token|apiKey|authorization/i;
/** Counts of bytes are numbers, not bytes. */
const counts = new Set(['sizeBytes', 'receivedBytes', 'totalBytes']);

test('no answer and no event can carry a path, bytes or a secret', () => {
  const outputs = [...Object.values(requests).map(({ output }) => output), ...Object.values(events)];
  const names = outputs.flatMap((schema) => propertyNames(schema as z.ZodType));
  expect(names).toContain('fileName');
  expect(names.filter((name) => forbidden.test(name) && !counts.has(name))).toEqual([]);
});

test('the key goes into one request and comes out of none', () => {
  const taking = Object.entries(requests).filter(([, { input }]) =>
    propertyNames(input as z.ZodType).includes('key'),
  );
  expect(taking.map(([name]) => name)).toEqual(['settings.saveKey']);
});

test('every list that a page may send is bounded', () => {
  const unbounded: string[] = [];
  for (const [name, { input }] of Object.entries(requests)) {
    JSON.stringify(
      z.toJSONSchema(input as z.ZodType, { unrepresentable: 'any', io: 'input' }),
      (_key, value) => {
        if (typeof value === 'object' && value !== null && value.type === 'array' && !('maxItems' in value)) {
          unbounded.push(name);
        }
        const text = typeof value === 'object' && value !== null && value.type === 'string';
        if (
          text &&
          !('maxLength' in value) &&
          !('pattern' in value) &&
          !('enum' in value) &&
          !('const' in value)
        ) {
          unbounded.push(name);
        }
        return value;
      },
    );
  }
  expect(unbounded).toEqual([]);
});
