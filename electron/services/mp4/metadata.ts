import { joined, parseBoxes, viewOf, writeBox, writeBoxes, type Box } from './boxes.ts';

/*
 * iTunes-style metadata: moov/udta/meta/ilst, where each item is a box named by what it tells, with a `data` box in it: type (1: UTF-8),
 * locale, text. It is what players and file managers show, and what ffmpeg carries over when it copies streams.
 */

/** "©nam" is the title, "©day" the date, "desc" the description, "ldes" the long one. */
export type TextTag = '\u00a9nam' | '\u00a9day' | 'desc' | 'ldes';
export type TextTags = Partial<Readonly<Record<TextTag, string>>>;

const utf8 = 1;
/** Version and flags that begin a full box. */
const fullBoxBytes = 4;

/** What `moov` holds of these; empty when it has no such metadata. */
export function readTags(movie: readonly Box[]): TextTags {
  const meta = within(movie, 'udta')?.find(({ type }) => type === 'meta');
  const items = meta === undefined ? undefined : parseBoxes(metaChildren(meta.body) ?? new Uint8Array());
  const list = parseBoxes(items?.find(({ type }) => type === 'ilst')?.body ?? new Uint8Array()) ?? [];
  const told = list.flatMap((item) => {
    const text = textOf(item);
    return text === null ? [] : [[item.type, text] as const];
  });
  return Object.fromEntries(told);
}

/** `moov` with these items in place of those of their names; everything else stays as it is. Null when its metadata cannot be read. */
export function withTags(movie: readonly Box[], tags: TextTags): readonly Box[] | null {
  const userData = movie.find(({ type }) => type === 'udta');
  const user = parseBoxes(userData?.body ?? new Uint8Array());
  if (user === null) return null;
  const old = user.find(({ type }) => type === 'meta');
  const meta = old === undefined ? freshMeta() : old.body;
  const children = metaChildren(meta);
  const boxes = children === null ? null : parseBoxes(children);
  if (boxes === null || !isItemList(boxes)) return null;
  const list = parseBoxes(boxes.find(({ type }) => type === 'ilst')?.body ?? new Uint8Array());
  if (list === null) return null;

  const fresh = Object.entries(tags).map(([type, text]) => textItem(type, text));
  const kept = list.filter(({ type }) => !Object.hasOwn(tags, type));
  const items: Box = { type: 'ilst', body: writeBoxes([...kept, ...fresh]) };
  const body = joined([meta.subarray(0, fullBoxBytes), writeBoxes(replaced(boxes, items))]);
  return replaced(movie, { type: 'udta', body: writeBoxes(replaced(user, { type: 'meta', body })) });
}

/** The box in the place of the one of its type, or at the end. */
function replaced(boxes: readonly Box[], box: Box): readonly Box[] {
  const at = boxes.findIndex(({ type }) => type === box.type);
  return at === -1 ? [...boxes, box] : boxes.with(at, box);
}

function within(boxes: readonly Box[], type: string): readonly Box[] | null {
  const box = boxes.find((each) => each.type === type);
  return box === undefined ? null : parseBoxes(box.body);
}

/** Null where `meta` is QuickTime's own, which is no full box and holds another kind of metadata. */
function metaChildren(body: Uint8Array): Uint8Array | null {
  return body.byteLength >= fullBoxBytes && viewOf(body).getUint32(0) === 0
    ? body.subarray(fullBoxBytes)
    : null;
}

/** Metadata of another handler names its items by number; ours do not belong there. */
function isItemList(boxes: readonly Box[]): boolean {
  const handler = boxes.find(({ type }) => type === 'hdlr');
  return handler !== undefined && String.fromCharCode(...handler.body.subarray(8, 12)) === 'mdir';
}

function freshMeta(): Uint8Array {
  const handler = new Uint8Array(25);
  for (const [index, letter] of [...'mdirappl'].entries()) handler[8 + index] = letter.charCodeAt(0);
  return joined([new Uint8Array(fullBoxBytes), writeBox({ type: 'hdlr', body: handler })]);
}

function textItem(type: string, text: string): Box {
  const body = new Uint8Array(8);
  viewOf(body).setUint32(0, utf8);
  const data: Box = { type: 'data', body: joined([body, new TextEncoder().encode(text)]) };
  return { type, body: writeBox(data) };
}

function textOf(item: Box): string | null {
  const data = parseBoxes(item.body)?.find(({ type }) => type === 'data');
  if (data === undefined || data.body.byteLength < 8 || viewOf(data.body).getUint32(0) !== utf8) return null;
  return new TextDecoder().decode(data.body.subarray(8));
}
