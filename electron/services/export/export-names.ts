import path from 'node:path';
import type { TemplatePart } from '../../../shared/name-template.ts';
import { freeStem, nameKey, slug } from '../library/clip-name.ts';
import { fieldValue, type Numbered } from './name-values.ts';

/** Bytes of one name: below 255 with a number and an ending, and 143 on encrypted home folders. */
const longestNameBytes = 120;
const longestFolderBytes = 60;
/** Folders in one another; with names as long as they may be, Windows' 260 leave room for 100 letters of the folder they lie in. */
const deepest = 3;
const longestPlace = 150;

/**
 * Gives out names for clips that are exported together: safe on Windows, macOS and Linux, in their own scripts, none twice, also where
 * upper and lower case are one. Relative, with '/', without an ending.
 */
export function createExportNames(
  parts: readonly TemplatePart[],
  isTaken: (place: string) => boolean = () => false,
): (clip: Numbered) => string {
  const given = new Set<string>();
  return (numbered) => {
    const free = freeStem(placeOf(parts, numbered), (place) => given.has(nameKey(place)) || isTaken(place));
    given.add(nameKey(free));
    return free;
  };
}

function placeOf(parts: readonly TemplatePart[], numbered: Numbered): string {
  const names = [''];
  for (const part of parts) {
    if (part.kind === 'folder') names.push('');
    else names.push((names.pop() ?? '') + textOf(part, numbered));
  }
  const wished = slug(names.pop() ?? '', longestNameBytes);
  const name = wished === '' ? numbered.clip.id.slice(0, 6) : wished;
  const folders = names.map((folder) => slug(folder, longestFolderBytes)).filter((folder) => folder !== '');
  const place = [...folders.slice(0, deepest), name].join('/');
  if (place.length <= longestPlace) return place;
  const room = Math.max(24, longestPlace - (place.length - name.length));
  return path.posix.join(path.posix.dirname(place), slug(name, room));
}

function textOf(part: TemplatePart, numbered: Numbered): string {
  if (part.kind === 'folder') return '';
  // What a value brings along of slashes makes no folders: only the template does.
  return part.kind === 'text'
    ? part.text
    : fieldValue(part.field, part.option, numbered).replace(/[/\\]/g, ' ');
}
