import type { Takes } from '../../services/takes/takes.ts';
import type { Publisher } from '../publish.ts';
import type { Handlers } from '../router.ts';

type TakeHandlers = Pick<Handlers, Extract<keyof Handlers, `takes.${string}`>>;

export function takeHandlers(takes: Takes, publisher: Publisher): TakeHandlers {
  return {
    'takes.list': async () => ({
      takes: takes.list().takes,
      revision: publisher.revision('takes.changed'),
    }),
    'takes.ofDraft': async ({ draftId }) => takes.ofDraft(draftId),
    'takes.generate': async (order) => takes.generate(order),
    'takes.again': async (order) => takes.again(order),
    'takes.edit': async (order) => takes.edit(order),
    'takes.cancel': async ({ ids }) => takes.cancel(ids),
    'takes.restore': async ({ ids }) => takes.restore(ids),
    async 'takes.move'({ id, before }) {
      takes.move(id, before);
      return {};
    },
    async 'takes.dismiss'({ ids }) {
      takes.dismiss(ids);
      return {};
    },
    async 'takes.fetch'({ id }) {
      takes.fetch(id);
      return {};
    },
    'takes.lookAgain': ({ id }) => takes.lookAgain(id),
    'takes.decide': async ({ id, choice }) => takes.decide(id, choice),
    async 'takes.approve'({ ids }) {
      await takes.approve(ids);
      return {};
    },
    'takes.history': async ({ id }) => takes.history(id),
    async 'takes.pause'() {
      takes.pause();
      return {};
    },
    async 'takes.resume'() {
      takes.resume();
      return {};
    },
    'takes.quote': (ordered) => takes.quote(ordered),
  };
}
