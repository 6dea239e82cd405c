import type { CurationChange } from '../../../shared/contract/curation.ts';
import type { ClipId } from '../../../shared/contract/ids.ts';
import type { Library } from '../../../electron/services/library/library.ts';
import type { Dice } from '../dice.ts';
import { lists, type Model, type Order } from './model.ts';

const tags = ['fox', 'animal', 'animal/fox', 'animal/owl', 'snow', '雪'] as const;
const collections = ['Trailer', 'Reel', 'Best of', 'Éclairs'] as const;
const labels = ['red', 'blue', null] as const;
const flags = ['keep', 'reject', null] as const;

/** Something that a user could ask for, given what there is. */
export function someOrder(dice: Dice, model: Model): Order {
  const roll = dice.whole(1, 20);
  if (roll <= 9) return { kind: 'curate', ids: someClips(dice, model), change: someChange(dice) };
  if (roll <= 12) return { kind: 'undo' };
  if (roll <= 13) return { kind: 'redo' };
  if (roll <= 15) return { kind: dice.pick(['trash', 'restore']), ids: someClips(dice, model) };
  if (roll <= 16) {
    const name = dice.pick(tags);
    return dice.chance(0.7)
      ? { kind: 'rename-tag', from: name, to: dice.pick(tags) }
      : { kind: 'delete-tag', name };
  }
  if (roll <= 18) return onCollection(dice);
  const known = Object.entries(model.targets.get(lists.searches) ?? {}).filter(
    ([, search]) => search !== undefined,
  );
  const [id] = known[dice.whole(0, Math.max(0, known.length - 1))] ?? [];
  if (id !== undefined && dice.chance(0.4)) return { kind: 'delete-search', id };
  return {
    kind: 'save-search',
    id: id !== undefined && dice.chance(0.5) ? id : dice.random.id(12),
    name: dice.pick(['Mine', 'Best', 'New']),
    query: dice.pick(['fox', 'rating:5', '']),
  };
}

function onCollection(dice: Dice): Order {
  const name = dice.pick(collections);
  switch (dice.whole(1, 3)) {
    case 1:
      return { kind: 'create-collection', name };
    case 2:
      return { kind: 'rename-collection', from: name, to: dice.pick(collections) };
    default:
      return { kind: 'delete-collection', name };
  }
}

function someClips(dice: Dice, model: Model): readonly string[] {
  const all = [...model.targets.keys()].filter((id) => id !== lists.names && id !== lists.searches);
  const share = dice.pick([0.2, 0.5, 1]);
  const some = all.filter(() => dice.chance(share));
  return some.length > 0 ? some : all.slice(0, 1);
}

function someChange(dice: Dice): CurationChange {
  switch (dice.whole(1, 7)) {
    case 1:
      return { kind: 'rate', rating: dice.whole(0, 5) };
    case 2:
      return { kind: 'flag', flag: dice.pick(flags) };
    case 3:
      return { kind: 'label', label: dice.pick(labels) };
    case 4:
      return { kind: 'note', notes: dice.pick(['', 'the ear twitches', `note ${dice.random.id(4)}`]) };
    case 5:
      return { kind: 'title', title: dice.pick(['Owl', 'Fox', `Take ${dice.whole(1, 9)}`]) };
    case 6:
      return { kind: 'collect', ...someNames(dice, collections) };
    default:
      return { kind: 'tag', ...someNames(dice, tags) };
  }
}

function someNames(dice: Dice, names: readonly [string, ...string[]]): { add: string[]; remove: string[] } {
  const remove = dice.chance(0.3) ? [dice.pick(names)] : [];
  return { remove, add: [dice.pick(names)].filter((name) => !remove.includes(name)) };
}

/** What of a library a user asks for acts, wherever it runs. */
export type AskedLibrary = {
  readonly [K in Asked]: (...input: Parameters<Library[K]>) => Promise<unknown>;
};
type Asked =
  | 'createCollection'
  | 'curate'
  | 'deleteCollection'
  | 'deleteSearch'
  | 'deleteTag'
  | 'redo'
  | 'renameCollection'
  | 'renameTag'
  | 'restore'
  | 'saveSearch'
  | 'trash'
  | 'undo';

/** Asks the library; resolves when it has answered. */
export async function ask(library: AskedLibrary, order: Order): Promise<unknown> {
  switch (order.kind) {
    case 'curate':
      return await library.curate(selectionOf(order.ids), order.change);
    case 'trash':
      return await library.trash(selectionOf(order.ids));
    case 'restore':
      return await library.restore(selectionOf(order.ids));
    case 'rename-tag':
      return await library.renameTag(order.from, order.to);
    case 'delete-tag':
      return await library.deleteTag(order.name);
    case 'create-collection':
      return await library.createCollection(order.name);
    case 'rename-collection':
      return await library.renameCollection(order.from, order.to);
    case 'delete-collection':
      return await library.deleteCollection(order.name);
    case 'save-search':
      return await library.saveSearch(order);
    case 'delete-search':
      return await library.deleteSearch(order.id);
    case 'undo':
      return await library.undo();
    case 'redo':
      return await library.redo();
  }
}

function selectionOf(ids: readonly string[]): { kind: 'ids'; ids: ClipId[] } {
  return { kind: 'ids', ids: [...ids] as ClipId[] };
}
