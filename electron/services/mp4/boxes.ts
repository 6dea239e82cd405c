/** A box in memory (ISO/IEC 14496-12, 4.2). `body` is what follows its header. */
export type Box = { readonly type: string; readonly body: Uint8Array };

const headerBytes = 8;
const longHeaderBytes = 16;

/** The boxes that fill these bytes exactly; null when they do not. A QuickTime list may end with four zero bytes, which are dropped. */
export function parseBoxes(bytes: Uint8Array): readonly Box[] | null {
  const view = viewOf(bytes);
  const boxes: Box[] = [];
  let position = 0;
  while (position < bytes.byteLength) {
    const rest = bytes.byteLength - position;
    if (rest === 4 && view.getUint32(position) === 0) break;
    if (rest < headerBytes) return null;
    const short = view.getUint32(position);
    if (short === 1 && rest < longHeaderBytes) return null;
    const length = short === 1 ? Number(view.getBigUint64(position + 8)) : short === 0 ? rest : short;
    const header = short === 1 ? longHeaderBytes : headerBytes;
    if (length < header || length > rest) return null;
    boxes.push({
      type: typeAt(bytes, position + 4),
      body: bytes.subarray(position + header, position + length),
    });
    position += length;
  }
  return boxes;
}

export function writeBox({ type, body }: Box): Uint8Array {
  const length = headerBytes + body.byteLength;
  // Only the film's data reaches 4 GiB, and that is never written from memory.
  if (length > 0xffff_ffff) throw new RangeError('A box too long to be written from memory');
  const bytes = new Uint8Array(length);
  viewOf(bytes).setUint32(0, length);
  for (let index = 0; index < 4; index += 1) bytes[4 + index] = type.charCodeAt(index);
  bytes.set(body, headerBytes);
  return bytes;
}

export function writeBoxes(boxes: readonly Box[]): Uint8Array {
  return joined(boxes.map(writeBox));
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let position = 0;
  for (const part of parts) {
    bytes.set(part, position);
    position += part.byteLength;
  }
  return bytes;
}

/** Four Latin-1 characters; "©nam" is one byte each. */
export function typeAt(bytes: Uint8Array, position: number): string {
  return String.fromCharCode(...bytes.subarray(position, position + 4));
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
