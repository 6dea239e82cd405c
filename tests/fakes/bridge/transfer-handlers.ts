import { workId } from '../../../shared/contract/ids.ts';
import type { transferRequests } from '../../../shared/contract/transfer.ts';
import { parseTemplate } from '../../../shared/name-template.ts';
import type { WorkKind } from '../../../shared/work-kinds.ts';
import { AppError } from '../../../shared/errors.ts';
import { changeWorks, newId } from './world.ts';
import type { Emit, FakeHandlers, World } from './world.ts';

/** Begins a work that a test, or the preview, takes further. */
function begin(world: World, emit: Emit, kind: WorkKind) {
  if (world.closesDialogs) throw new AppError('cancelled', 'The dialog was closed');
  const id = workId.parse(newId(world, 'work'));
  const work = {
    id,
    kind,
    state: 'running' as const,
    done: 0,
    total: null,
    unit: 'clips' as const,
    errorCode: null,
    skipped: 0,
  };
  changeWorks(world, emit, [...world.works, work]);
  return { id };
}

export function transferHandlers(world: World, emit: Emit): FakeHandlers<keyof typeof transferRequests> {
  return {
    'library.exportPreview': ({ template, selection }) => {
      const { problem } = parseTemplate(template);
      const clips =
        selection.kind === 'ids' ? selection.ids.length : world.clips.length - selection.except.length;
      const names = world.clips.slice(0, Math.min(3, clips)).map((clip) => clip.fileName);
      return { names, clips, problem };
    },
    'library.export': () => begin(world, emit, 'export'),
    'library.exportOutcome': () => world.exportOutcome,
    'library.importFiles': () => begin(world, emit, 'import'),
    'library.importOutcome': () => world.importOutcome,
  };
}
