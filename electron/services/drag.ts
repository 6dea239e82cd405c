import { existsSync } from 'node:fs';
import type { ClipId } from '../../shared/contract/ids.ts';
import type { Library } from './library/library.ts';

/** Absolute paths of existing files; `icon` is a poster, or null for the bundled picture. */
export type DragPlan = { readonly files: readonly string[]; readonly icon: string | null };

export type Drag = {
  /** Looks up what a drag of these clips would carry; answers with the number of files. The last look-up counts. */
  prepare(ids: readonly ClipId[]): Promise<number>;
  /** Synchronous, as a native drag must begin within the gesture. Null when there is nothing to drag. */
  plan(ids: readonly ClipId[]): DragPlan | null;
};

/**
 * Plans native drags. What was prepared is used when it is asked for, and looked up at once when not: a file that is gone by then is left
 * out, as systems drop a whole drag for one missing file.
 */
export function createDrag(library: Pick<Library, 'clipFile' | 'posterPath'>): Drag {
  let prepared: ReadonlyMap<ClipId, DragPlan> = new Map();

  function lookUp(ids: readonly ClipId[]): Map<ClipId, DragPlan> {
    const plans = new Map<ClipId, DragPlan>();
    for (const id of ids) {
      const file = library.clipFile(id);
      if (file !== null) plans.set(id, { files: [file.path], icon: library.posterPath(id) });
    }
    return plans;
  }

  return {
    prepare: async (ids) => {
      prepared = lookUp(ids);
      return [...prepared.values()].flatMap(existing).length;
    },
    plan: (ids) => {
      const isPrepared = ids.every((id) => prepared.has(id));
      const plans = isPrepared ? prepared : lookUp(ids);
      const parts = ids.map((id) => plans.get(id)).filter((plan) => plan !== undefined);
      const files = parts.flatMap(existing);
      if (files.length === 0) return null;
      const icon = parts.map((part) => part.icon).find((poster) => poster !== null && existsSync(poster));
      return { files, icon: icon ?? null };
    },
  };
}

function existing(plan: DragPlan): readonly string[] {
  return plan.files.filter((file) => existsSync(file));
}
