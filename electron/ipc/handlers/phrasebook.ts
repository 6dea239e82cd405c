import type { Phrasebook } from '../../services/phrasebook.ts';
import type { Publisher } from '../publish.ts';
import type { Handlers } from '../router.ts';

type PhrasebookHandlers = Pick<Handlers, Extract<keyof Handlers, `phrasebook.${string}`>>;

export function phrasebookHandlers(phrasebook: Phrasebook, publisher: Publisher): PhrasebookHandlers {
  return {
    'phrasebook.list': async () => ({
      revision: publisher.revision('phrasebook.changed'),
      phrases: phrasebook.list(),
    }),
    'phrasebook.put': async (wish) => phrasebook.put(wish),
    async 'phrasebook.remove'({ id }) {
      phrasebook.remove(id);
      return {};
    },
    'phrasebook.restore': async ({ id }) => phrasebook.restore(id),
    async 'phrasebook.used'({ body }) {
      phrasebook.used(body);
      return {};
    },
  };
}
