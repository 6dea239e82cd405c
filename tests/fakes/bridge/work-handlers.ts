import type { Work } from '../../../shared/contract/works.ts';
import { changeWorks } from './world.ts';
import type { Emit, FakeHandlers, World } from './world.ts';

type WorkRequest = 'works.clear' | 'works.list' | 'works.stop';

export function workHandlers(world: World, emit: Emit): FakeHandlers<WorkRequest> {
  const isEnded = (work: Work): boolean => work.state !== 'running' && work.state !== 'paused';
  return {
    'works.list': () => ({ revision: world.worksRevision, works: [...world.works] }),
    'works.stop': ({ id }) => {
      const stopped = world.works.map((work) =>
        work.id === id && !isEnded(work) ? { ...work, state: 'stopped' as const } : work,
      );
      changeWorks(world, emit, stopped);
      return {};
    },
    'works.clear': ({ id }) => {
      changeWorks(
        world,
        emit,
        world.works.filter((work) => work.id !== id || !isEnded(work)),
      );
      return {};
    },
  };
}
