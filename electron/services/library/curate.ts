import path from 'node:path';
import type { ClipId } from '../../../shared/contract/ids.ts';
import type { CurationChange } from '../../../shared/contract/curation.ts';
import type { Selection } from '../../../shared/contract/selection.ts';
import { patchFor, type CurationPatch } from './curation.ts';
import { entryCurated, type Entry } from './entry.ts';
import { readText, writeWhole } from './files.ts';
import { absolutePath, sidecarPath } from './paths.ts';
import type { Shelf } from './shelf.ts';
import { parseSidecar, sidecarText } from './sidecar.ts';

/** Does one change to all of a selection; answers with the clips that were changed by it. */
export async function curate(
  shelf: Shelf,
  selection: Selection,
  change: CurationChange,
): Promise<readonly ClipId[]> {
  const changed: ClipId[] = [];
  for (const entry of shelf.index.many(selectedIds(shelf, selection))) {
    const patch = patchFor(change, entry.curation);
    if (Object.keys(patch).length === 0) continue;
    await writeSidecar(shelf, entry, patch);
    shelf.index.curate([{ entry: entryCurated(entry, { ...entry.curation, ...patch }), patch }]);
    changed.push(entry.id);
  }
  return changed;
}

export function selectedIds({ index }: Pick<Shelf, 'index'>, selection: Selection): readonly ClipId[] {
  if (selection.kind === 'ids') return [...new Set(selection.ids)];
  const except = new Set(selection.except);
  return index
    .outline(selection.query)
    .map(({ id }) => id)
    .filter((id) => !except.has(id));
}

async function writeSidecar(shelf: Shelf, entry: Entry, patch: CurationPatch): Promise<void> {
  const file = absolutePath(shelf.paths, sidecarPath(entry.path));
  const text = await readText(shelf.disk, file);
  const sidecar = text === null ? null : parseSidecar(text);
  if (sidecar?.id !== entry.id) return;
  const temporary = path.join(shelf.paths.partial, `${entry.id}.tmp`);
  await writeWhole(shelf.disk, temporary, file, sidecarText({ ...sidecar, ...patch } as typeof sidecar));
}
