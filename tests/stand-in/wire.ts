/**
 * Turns what crosses between main and page into text and back. Made by a function without surroundings, because its source is also
 * given to the page. Carries plain data, `undefined`, dates and odd numbers, and refuses aloud what it cannot carry.
 */
export function createWire() {
  type Tagged = { $: 'undefined' | 'number' | 'date' | 'object'; v?: unknown };

  function pack(value: unknown): unknown {
    switch (typeof value) {
      case 'undefined':
        return { $: 'undefined' } satisfies Tagged;
      case 'number':
        return Number.isFinite(value) ? value : ({ $: 'number', v: String(value) } satisfies Tagged);
      case 'string':
      case 'boolean':
        return value;
      case 'object':
        return value === null ? null : packObject(value);
      case 'bigint':
      case 'function':
      case 'symbol':
        throw new Error('An object could not be cloned.');
    }
  }

  function packObject(value: object): unknown {
    if (Array.isArray(value)) return value.map(pack);
    if (value instanceof Date) return { $: 'date', v: pack(value.getTime()) } satisfies Tagged;
    const kind = Object.prototype.toString.call(value);
    if (kind !== '[object Object]') throw new Error(`The stand-in carries no ${kind} over IPC.`);
    const packed = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, pack(part)]));
    return '$' in packed ? ({ $: 'object', v: packed } satisfies Tagged) : packed;
  }

  function unpack(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(unpack);
    if (!('$' in value)) return unpackEntries(value);
    const { $, v } = value as Tagged;
    if ($ === 'undefined') return undefined;
    if ($ === 'number') return Number(v);
    if ($ === 'date') return new Date(Number(unpack(v)));
    return unpackEntries(v as object);
  }

  function unpackEntries(value: object): object {
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, unpack(part)]));
  }

  return {
    encode: (values: readonly unknown[]): string => JSON.stringify(values.map(pack)),
    decode: (text: string): unknown[] => (JSON.parse(text) as unknown[]).map(unpack),
  };
}

export const wire = createWire();
