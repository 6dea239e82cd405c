import { changeStatus } from './world.ts';
import type { Emit, FakeHandlers, World } from './world.ts';

type AppRequest = 'app.checkConnection' | 'app.info' | 'app.openLink' | 'app.report' | 'app.status';

export function appHandlers(world: World, emit: Emit): FakeHandlers<AppRequest> {
  return {
    'app.info': () => world.info,
    'app.status': () => world.status,
    'app.openLink': () => ({}),
    'app.checkConnection': () => {
      changeStatus(world, emit, {});
      return world.status;
    },
    'app.report': () => ({ reportId: 'r4t9x2' }),
  };
}
