import { describe, expect, it } from 'vitest';
import { clipId } from '../../../shared/contract/ids.ts';
import { selection } from '../../../shared/contract/selection.ts';
import { wireSelections } from '../../../renderer/src/stores/wire-selection.ts';

const ids = Array.from({ length: 12_000 }, (_, at) => clipId.parse(`clip${String(at).padStart(6, '0')}`));
const answer = { ids, query: 'fox' };

describe('a choice on its way to main', () => {
  it('is its ids while they are few', () => {
    expect(wireSelections(new Set(ids.slice(3, 6)), answer)).toEqual([{ kind: 'ids', ids: ids.slice(3, 6) }]);
    expect(wireSelections(new Set(), answer)).toEqual([]);
  });

  it('is everything found but for a few when it is nearly that', () => {
    expect(wireSelections(new Set(ids.slice(100)), answer)).toEqual([
      { kind: 'all', query: 'fox', except: ids.slice(0, 100) },
    ]);
  });

  it('is several when it is neither, and no clip is lost or said twice', () => {
    const chosen = new Set(ids.slice(0, 6500));
    const parts = wireSelections(chosen, { ids, query: '' });
    const said = parts.flatMap((part) => (part.kind === 'ids' ? part.ids : []));
    expect(parts).toHaveLength(2);
    expect(said).toEqual([...chosen]);
  });

  it('never claims everything while a clip is chosen that the query does not find', () => {
    const foreign = clipId.parse('clipforeign');
    const parts = wireSelections(new Set([...ids, foreign]), answer);
    expect(parts.every((part) => part.kind === 'ids')).toBe(true);
  });

  it('is always what the contract takes', () => {
    for (const count of [1, 4999, 5000, 5001, 7000, 11_999, 12_000])
      for (const part of wireSelections(new Set(ids.slice(0, count)), answer))
        expect(selection.safeParse(part).success, `${count}`).toBe(true);
  });
});
