import { workId } from '../../../shared/contract/ids.ts';
import type { transferRequests } from '../../../shared/contract/transfer.ts';
import { parseTemplate } from '../../../shared/name-template.ts';
import type { WorkKind } from '../../../shared/work-kinds.ts';
import { AppError } from '../../../shared/errors.ts';
import { changeStatus, changeWorks, newId } from './world.ts';
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

function watch(world: World, emit: Emit, watchedLabel: string | null) {
  world.settings = { ...world.settings, watchedLabel };
  emit('settings.changed', world.settings);
  return {};
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
    'library.backup': () => begin(world, emit, 'backup'),
    'library.restoreBackup': () => begin(world, emit, 'restore'),
    'library.moveTo': () => begin(world, emit, 'move'),
    'library.copyOutcome': () => ({ copied: 12, unchanged: 0, left: 0, damaged: 0 }),
    'library.trashOld': () => {
      world.settings = { ...world.settings, movedFromLabel: null };
      emit('settings.changed', world.settings);
      return {};
    },
    'library.verify': () => begin(world, emit, 'verify'),
    'library.verifyOutcome': () => world.verifyOutcome,
    'library.acceptFile': () => ({}),
    'library.lookAtPlace': () => world.placeFacts,
    'library.startAnew': () => {
      changeStatus(world, emit, {
        library: { ...world.status.library, state: 'ready', clips: 0, sizeBytes: 0 },
      });
      return {};
    },
    'library.watchFolder': () => watch(world, emit, 'Downloads/Kling'),
    'library.unwatchFolder': () => watch(world, emit, null),
    'library.importFiles': () => begin(world, emit, 'import'),
    'library.importOutcome': () => world.importOutcome,
  };
}
