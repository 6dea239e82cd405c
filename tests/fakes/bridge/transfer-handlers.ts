import { workId } from '../../../shared/contract/ids.ts';
import type { transferRequests } from '../../../shared/contract/transfer.ts';
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
    'library.importFiles': () => begin(world, emit, 'import'),
    'library.importOutcome': () => world.importOutcome,
  };
}
