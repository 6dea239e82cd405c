import type { doubleRequests } from '../../../shared/contract/doubles.ts';
import { actId } from '../../../shared/contract/ids.ts';
import { AppError } from '../../../shared/errors.ts';
import { changeStatus } from './world.ts';
import type { Emit, FakeHandlers, World } from './world.ts';

export function doubleHandlers(world: World, emit: Emit): FakeHandlers<keyof typeof doubleRequests> {
  return {
    'library.doubledSidecars': ({ id }) => {
      const doubled = world.doubled.get(id);
      if (doubled === undefined) throw new AppError('not-found', 'Nothing is to be chosen');
      return doubled;
    },
    'library.chooseSidecar': ({ id, version }) => {
      const chosen = world.doubled.get(id)?.versions.find((each) => each.version === version);
      if (chosen === undefined) throw new AppError('conflict', 'It says something else by now');
      world.doubled.delete(id);
      const doubled = world.status.library.doubled.filter((each) => each !== id);
      changeStatus(world, emit, { library: { ...world.status.library, doubled } });
      if (chosen.holds) return { act: null };
      const act = actId.parse(world.nextId);
      world.nextId += 1;
      return { act };
    },
  };
}
