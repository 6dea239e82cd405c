import { joined, viewOf, writeBox, writeBoxes, type Box } from '../../../electron/services/mp4/boxes.ts';
import type { DiskFile } from '../../../electron/services/disk.ts';
import type { Stretch } from '../../../electron/services/mp4/write-recipe.ts';

/** Bytes as a file that is only read. */
export function memoryFile(bytes: Uint8Array): DiskFile {
  const refuse = () => Promise.reject(new Error('Only for reading'));
  return {
    read: async (into, position) => {
      const part = bytes.subarray(position, position + into.byteLength);
      into.set(part);
      return part.byteLength;
    },
    write: refuse,
    truncate: refuse,
    sync: refuse,
    close: async () => undefined,
  };
}

export function assembled(stretches: readonly Stretch[], bytes: Uint8Array): Uint8Array {
  return joined(
    stretches.map((each) =>
      each.kind === 'bytes' ? each.bytes : bytes.subarray(each.from, each.from + each.length),
    ),
  );
}

export function box(type: string, ...parts: readonly Uint8Array[]): Box {
  return { type, body: joined(parts) };
}

/** Boxes in one another, the last with this in it. */
export function nested(types: readonly string[], ...parts: readonly Uint8Array[]): Box {
  const [outer = '', ...inner] = types;
  return inner.length === 0 ? box(outer, ...parts) : box(outer, writeBox(nested(inner, ...parts)));
}

export function words(...numbers: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(numbers.length * 4);
  for (const [index, number] of numbers.entries()) viewOf(bytes).setUint32(index * 4, number);
  return bytes;
}

/** A track whose chunks lie at these places. */
export function track(offsets: readonly number[], extra: readonly Box[] = []): Box {
  const reference = box('dref', words(0, 1), writeBox(box('url ', words(1))));
  const table = box(
    'stbl',
    writeBox(box('stsz', words(0, 0, 0))),
    writeBox(stco(offsets)),
    writeBoxes(extra),
  );
  const information = box('minf', writeBox(box('dinf', writeBox(reference))), writeBox(table));
  return box('trak', writeBox(box('mdia', writeBox(information))));
}

function stco(offsets: readonly number[]): Box {
  return box('stco', words(0, offsets.length, ...offsets));
}

export const fileType = box('ftyp', words(0x69736f6d, 0x200));
