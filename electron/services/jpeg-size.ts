/** Pixels of a JPEG, from its frame header (ITU T.81, B.2.2); null when the bytes are not one that begins and ends as it should. */
export function jpegSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isWhole = bytes.byteLength > 4 && view.getUint16(0) === 0xffd8;
  if (!isWhole || view.getUint16(bytes.byteLength - 2) !== 0xffd9) return null;
  let position = 2;
  while (position + 9 < bytes.byteLength) {
    if (bytes[position] !== 0xff) return null;
    const marker = bytes[position + 1] ?? 0;
    if (isFrame(marker)) {
      const size = { width: view.getUint16(position + 7), height: view.getUint16(position + 5) };
      return size.width > 0 && size.height > 0 ? size : null;
    }
    // Fill bytes may stand before a marker.
    position += marker === 0xff ? 1 : 2 + view.getUint16(position + 2);
  }
  return null;
}

/** SOF0 to SOF15, without DHT, JPG and DAC that lie between them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}
