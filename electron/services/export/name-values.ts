import { aspectRatios } from '../../../shared/recipe.ts';
import type { Clip } from '../../../shared/contract/library.ts';
import type { TemplateField } from '../../../shared/name-template.ts';

/** A clip and its place among those that are exported together, from 1. */
export type Numbered = { readonly clip: Clip; readonly number: number; readonly of: number };

/** What one field says of a clip; empty when there is nothing to say. Text as it is: making it safe for a file system comes later. */
export function fieldValue(
  field: TemplateField,
  option: string | null,
  { clip, number, of }: Numbered,
): string {
  switch (field) {
    case 'collection':
      return cut(clip.collections[0] ?? '', option);
    case 'date':
      return dated(clip.createdAtMs, option ?? 'yyyy-mm-dd');
    case 'draft':
      return clip.draftId?.slice(0, 6) ?? '';
    case 'duration':
      return `${Math.round(clip.durationMs / 100) / 10}s`;
    case 'id':
      return clip.id.slice(0, width(option, 6, 40));
    case 'label':
      return clip.label ?? '';
    case 'model':
      return cut(clip.model?.split('/').at(-1) ?? '', option);
    case 'name':
      return cut(clip.fileName.replace(/\.[^.]+$/, ''), option);
    case 'number':
      return String(number).padStart(width(option, Math.max(2, String(of).length), 9), '0');
    case 'prompt':
      return cut(clip.recipe?.prompt ?? '', option);
    case 'rating':
      return String(clip.rating);
    case 'ratio':
      return ratioOf(clip);
    case 'revision':
      return clip.revisionNumber === null ? '' : String(clip.revisionNumber);
    case 'tag':
      return cut(clip.tags[0]?.replaceAll('/', ' ') ?? '', option);
    case 'time':
      return dated(clip.createdAtMs, option ?? 'hh-nn-ss');
    case 'title':
      return cut(clip.title, option);
  }
}

function width(option: string | null, usual: number, most: number): number {
  const wished = Number(option ?? '');
  return Number.isInteger(wished) && wished > 0 ? Math.min(wished, most) : usual;
}

/** Never inside what a reader sees as one character. */
function cut(text: string, option: string | null): string {
  const most = width(option, 200, 500);
  const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text.slice(0, 4000));
  return Iterator.from(segments)
    .take(most)
    .map(({ segment }) => segment)
    .toArray()
    .join('');
}

/** yyyy, yy, mm, dd, hh, nn (minutes), ss of the user's own day; every other letter stands for itself. */
function dated(timeMs: number, pattern: string): string {
  const date = new Date(timeMs);
  const two = (part: number): string => String(part).padStart(2, '0');
  const year = String(date.getFullYear()).padStart(4, '0');
  const parts: Readonly<Record<string, string>> = {
    yyyy: year,
    yy: year.slice(-2),
    mm: two(date.getMonth() + 1),
    dd: two(date.getDate()),
    hh: two(date.getHours()),
    nn: two(date.getMinutes()),
    ss: two(date.getSeconds()),
  };
  return pattern
    .slice(0, 60)
    .replace(/yyyy|yy|mm|dd|hh|nn|ss/gi, (part) => parts[part.toLowerCase()] ?? part);
}

/** "16x9": a colon is in no file name. */
function ratioOf({ width: across, height: down }: Clip): string {
  const near = aspectRatios.find((ratio) => {
    const [x = 1, y = 1] = ratio.split(':').map(Number);
    return Math.abs(across / down / (x / y) - 1) < 0.02;
  });
  return near?.replace(':', 'x') ?? `${across}x${down}`;
}
