import { parseBoxes, viewOf, writeBoxes, type Box } from './boxes.ts';

/** Whoever moves the film's data must change every place in `moov` that says where it lies. */
export type Shift = {
  /** What lies at or behind this place of the old file moves … */
  readonly from: number;
  /** … by so many bytes. */
  readonly by: number;
  /** Write 64-bit offsets throughout: some would not fit into 32 bits. */
  readonly isWide: boolean;
};

const containers: ReadonlySet<string> = new Set(['trak', 'mdia', 'minf', 'stbl']);
/** These hold places in the file as well, or say that it goes on in fragments; such a film is not touched. */
const beyondUs: ReadonlySet<string> = new Set(['cmov', 'iloc', 'mvex', 'saio']);
const largest32 = 0xffff_ffff;

export type Shifted = { readonly boxes: readonly Box[]; readonly overflows: boolean };

/** `moov`'s boxes with every chunk offset shifted; null when there is something in it that this does not know how to shift. */
export function shiftChunks(boxes: readonly Box[], shift: Shift): Shifted | null {
  const result: Box[] = [];
  let overflows = false;
  for (const box of boxes) {
    if (beyondUs.has(box.type) || (box.type === 'dinf' && !isSelfContained(box))) return null;
    if (containers.has(box.type)) {
      const children = parseBoxes(box.body);
      const inner = children === null ? null : shiftChunks(children, shift);
      if (inner === null) return null;
      overflows ||= inner.overflows;
      result.push({ type: box.type, body: writeBoxes(inner.boxes) });
    } else if (box.type === 'stco' || box.type === 'co64') {
      const table = shiftTable(box, shift);
      if (table === null) return null;
      overflows ||= table.overflows;
      result.push(table.box);
    } else result.push(box);
  }
  return { boxes: result, overflows };
}

function shiftTable(box: Box, shift: Shift): { readonly box: Box; readonly overflows: boolean } | null {
  const old = viewOf(box.body);
  const oldWidth = box.type === 'stco' ? 4 : 8;
  const width = box.type === 'co64' || shift.isWide ? 8 : 4;
  const count = box.body.byteLength < 8 ? -1 : old.getUint32(4);
  if (box.body.byteLength !== 8 + count * oldWidth) return null;
  const body = new Uint8Array(8 + count * width);
  body.set(box.body.subarray(0, 8));
  const fresh = viewOf(body);
  let overflows = false;
  for (let index = 0; index < count; index += 1) {
    const at = 8 + index * oldWidth;
    const place = oldWidth === 4 ? old.getUint32(at) : Number(old.getBigUint64(at));
    const moved = place >= shift.from ? place + shift.by : place;
    if (width === 8) fresh.setBigUint64(8 + index * 8, BigInt(moved));
    else {
      overflows ||= moved > largest32;
      fresh.setUint32(8 + index * 4, moved % (largest32 + 1));
    }
  }
  return { box: { type: width === 8 ? 'co64' : 'stco', body }, overflows };
}

/** Do all of a track's data lie in this very file? */
function isSelfContained(information: Box): boolean {
  const references = parseBoxes(information.body)?.find(({ type }) => type === 'dref');
  const entries = references === undefined ? null : parseBoxes(references.body.subarray(8));
  return entries?.every(({ body }) => body.byteLength >= 4 && (viewOf(body).getUint32(0) & 1) === 1) ?? false;
}
