import { describe, expect, it } from 'vitest';
import { tagLines } from '../../../renderer/src/features/library/tags/tag-tree.ts';

const tags = [
  { name: 'animal/fox', count: 3 },
  { name: 'winter', count: 9 },
  { name: 'animal/bird/owl', count: 1 },
  { name: 'Animal 2', count: 2 },
  { name: 'animal', count: 4 },
];
const drawn = (wanted = '') =>
  tagLines(tags, wanted).map(({ leaf, depth, count }) => `${'-'.repeat(depth)}${leaf} ${count}`);

describe('the tree of tags', () => {
  it('draws each tag below the one it lies in, also where that is none itself', () => {
    expect(drawn()).toEqual(['animal 4', '-bird 0', '--owl 1', '-fox 3', 'Animal 2 2', 'winter 9']);
  });

  it('keeps the place of what is found', () => {
    expect(drawn('OWL')).toEqual(['animal 4', '-bird 0', '--owl 1']);
    expect(drawn('wolf')).toEqual([]);
  });

  it('tells tags apart that differ by case alone', () => {
    const lines = tagLines(
      [
        { name: 'Fox', count: 1 },
        { name: 'fox', count: 2 },
      ],
      '',
    );
    expect(lines.map(({ name }) => name).toSorted()).toEqual(['Fox', 'fox']);
  });
});
