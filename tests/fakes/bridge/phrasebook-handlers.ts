import { phraseId, type Phrase } from '../../../shared/contract/phrasebook.ts';
import { AppError } from '../../../shared/errors.ts';
import { newId } from './world.ts';
import type { Emit, FakeHandlers, World } from './world.ts';

export function phrasebookHandlers(
  world: World,
  emit: Emit,
): FakeHandlers<Extract<keyof FakeHandlers, `phrasebook.${string}`>> {
  function put(phrase: Phrase): Phrase {
    world.phrases.set(phrase.id, phrase);
    return changed(phrase);
  }
  function changed<T>(value: T): T {
    world.phrasebookRevision += 1;
    emit('phrasebook.changed', { revision: world.phrasebookRevision });
    return value;
  }
  return {
    'phrasebook.list': () => ({
      revision: world.phrasebookRevision,
      phrases: [...world.phrases.values()],
    }),
    'phrasebook.put': ({ id, kind, name, body, element }) =>
      put({
        id: id ?? phraseId.parse(newId(world, 'phrase')),
        kind,
        name,
        body,
        element,
        uses: 0,
        usedAtMs: null,
      }),
    'phrasebook.remove': ({ id }) => {
      const phrase = world.phrases.get(id);
      if (phrase === undefined) throw new AppError('not-found', 'no such phrase');
      world.phrases.delete(id);
      world.removedPhrases.set(id, phrase);
      return changed({});
    },
    'phrasebook.restore': ({ id }) => {
      const phrase = world.removedPhrases.get(id);
      if (phrase === undefined) throw new AppError('not-found', 'not removed');
      return put(phrase);
    },
    'phrasebook.used': () => ({}),
  };
}
