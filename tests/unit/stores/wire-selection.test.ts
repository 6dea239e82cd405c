import { describe, expect, it } from 'vitest';
import { clipId } from '../../../shared/contract/ids.ts';
import { orderedIds, selection } from '../../../shared/contract/selection.ts';
import { wireIds, wireSelection } from '../../../renderer/src/stores/wire-selection.ts';

const ids = Array.from({ length: 12_000 }, (_, at) => clipId.parse(`clip${String(at).padStart(6, '0')}`));
const answer = { ids, query: 'fox' };

describe('a choice on its way to main', () => {
  it('is its ids while they are few', () => {
    const few = new Set(ids.slice(3, 6));
    expect(wireSelection(few, answer)).toEqual({ kind: 'ids', ids: [...few] });
    expect(wireSelection(new Set(), answer)).toBeNull();
  });

  it('is everything found but for a few when it is nearly that', () => {
    expect(wireSelection(new Set(ids.slice(100)), answer)).toEqual({
      kind: 'all',
      query: 'fox',
      except: ids.slice(0, 100),
    });
  });

  it('is all of them in one otherwise, which main reads as ids', () => {
    const chosen = new Set(ids.slice(0, 6500));
    const said = wireSelection(chosen, answer);
    expect(said).toMatchObject({ kind: 'packed' });
    expect(selection.parse(said)).toEqual({ kind: 'ids', ids: [...chosen] });
  });

  it('never claims everything while a clip is chosen that the query does not find', () => {
    const foreign = clipId.parse('clipforeign');
    const chosen = new Set([...ids, foreign]);
    expect(selection.parse(wireSelection(chosen, answer))).toEqual({ kind: 'ids', ids: [...chosen] });
  });

  it('is always what the contract takes', () => {
    for (const count of [1, 4999, 5000, 5001, 7000, 11_999, 12_000]) {
      const said = wireSelection(new Set(ids.slice(0, count)), answer);
      expect(selection.safeParse(said).success, `${count}`).toBe(true);
    }
  });

  it('is refused by main when what is packed are no ids', () => {
    for (const packed of ['', 'clip000001  clip000002', 'clip000001 ../etc', 'CLIP0000001'])
      expect(selection.safeParse({ kind: 'packed', ids: packed }).success, `${packed}`).toBe(false);
  });
});

it('clips in an order are sent in that order, however many they are', () => {
  for (const count of [1, 5000, 5001, 12_000]) {
    const order = ids.slice(0, count).toReversed();
    expect(orderedIds.parse(wireIds(order)), `${count}`).toEqual(order);
  }
});
