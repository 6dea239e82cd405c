import type { Works } from '../../services/works.ts';
import type { Publisher } from '../publish.ts';
import type { Handlers } from '../router.ts';

type WorkHandlers = Pick<Handlers, Extract<keyof Handlers, `works.${string}`>>;

export function workHandlers(works: Works, publisher: Publisher): WorkHandlers {
  return {
    'works.list': async () => ({ revision: publisher.revision('works.changed'), works: [...works.list()] }),
    async 'works.stop'({ id }) {
      works.stop(id);
      return {};
    },
    async 'works.clear'({ id }) {
      works.clear(id);
      return {};
    },
  };
}
