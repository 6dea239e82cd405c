import { describe, expect, it } from 'vitest';
import { commonOf, namesOf } from '../../../renderer/src/features/library/inspector/common.ts';
import { aClip } from '../../fakes/bridge/samples.ts';

const clips = [
  aClip('clip00000001', { rating: 3, tags: ['snow', 'fox'] }),
  aClip('clip00000002', { rating: 3, tags: ['fox', 'night'], flag: 'keep' }),
];

describe('what clips have in common', () => {
  it('is a value that all of them say', () => {
    expect(commonOf(clips, (clip) => clip.rating)).toEqual({ isMixed: false, value: 3 });
    expect(commonOf(clips, (clip) => clip.flag)).toEqual({ isMixed: true });
  });

  it('is nothing where there are no clips', () => {
    expect(commonOf([], (clip) => clip.rating)).toEqual({ isMixed: true });
    expect(namesOf([], (clip) => clip.tags)).toEqual([]);
  });

  it('is told apart from names that only some have', () => {
    expect(namesOf(clips, (clip) => clip.tags)).toEqual([
      { name: 'fox', isOnAll: true },
      { name: 'snow', isOnAll: false },
      { name: 'night', isOnAll: false },
    ]);
  });
});
