import { describe, expect, it } from 'vitest';
import {
  timelineEntries,
  valueIn,
  variedSlots,
} from '../../../renderer/src/features/write/timeline/families.ts';
import { changeWords } from '../../../renderer/src/features/write/timeline/word-counts.ts';
import { revisionId } from '../../../shared/contract/ids.ts';
import type { Choice, Revision } from '../../../shared/contract/revisions.ts';
import { aRecipe } from '../../fakes/bridge/samples.ts';

function aRevision(number: number, prompt: string, choices: readonly Choice[] = []): Revision {
  const recipe = aRecipe({ prompt });
  return {
    id: revisionId.parse(`revision${number}`),
    number,
    name: null,
    recipe,
    sent: recipe,
    choices: [...choices],
    createdAtMs: 0,
    pinned: 'take',
    takes: 0,
    spentMicros: 0,
    clips: [],
    keepers: 0,
    perKeeperMicros: null,
  };
}

const animal = (value: string): Choice => ({ slot: '1', value });
const weather = (value: string): Choice => ({ slot: '@weather', value });

describe('the timeline', () => {
  it('holds the variations of one text together, and apart from those of another', () => {
    const entries = timelineEntries([
      aRevision(6, 'B {x|y}', [animal('y')]),
      aRevision(5, 'B {x|y}', [animal('x')]),
      aRevision(4, 'plain'),
      aRevision(3, 'A {fox|hare}', [animal('hare')]),
      aRevision(2, 'A {fox|hare}', [animal('fox')]),
      aRevision(1, 'C {a|b}', [animal('a')]),
    ]);
    const numbers = entries.map((entry) =>
      entry.kind === 'one' ? entry.revision.number : entry.revisions.map(({ number }) => number),
    );
    expect(numbers).toEqual([[6, 5], 4, [3, 2], [1]]);
  });
});

describe('the grid of variations', () => {
  const family = [
    aRevision(3, 't', [animal('hare'), weather('rain')]),
    aRevision(2, 't', [animal('fox'), weather('snow')]),
    aRevision(1, 't', [animal('fox'), weather('rain')]),
  ];

  it('has a heading for each place and value, in the order of the text', () => {
    expect(variedSlots(family)).toEqual([
      { slot: '1', values: ['fox', 'hare'] },
      { slot: '@weather', values: ['rain', 'snow'] },
    ]);
  });

  it('finds what a text has in a place, and nothing where it does not pass it', () => {
    expect(family.map((revision) => valueIn(revision, '@weather'))).toEqual(['rain', 'snow', 'rain']);
    expect(valueIn(aRevision(9, 't'), '1')).toBeNull();
  });
});

describe('what changed, in a few words', () => {
  it.each([
    ['the first text', null, aRecipe({ prompt: 'A fox' }), 'the first text'],
    ['no change', aRecipe({ prompt: 'A fox' }), aRecipe({ prompt: 'A fox' }), 'No difference'],
    [
      'words in and out',
      aRecipe({ prompt: 'A fox in snow' }),
      aRecipe({ prompt: 'A grey hare in snow' }),
      '1 word out, 2 words in',
    ],
    [
      'the negative prompt alone',
      aRecipe({ prompt: 'A fox', negativePrompt: 'blur' }),
      aRecipe({ prompt: 'A fox', negativePrompt: 'blur, text' }),
      '1 word in',
    ],
    [
      'another length',
      aRecipe({ prompt: 'A fox' }),
      aRecipe({ prompt: 'A fox', durationS: 10 }),
      'the same words, other settings',
    ],
  ])('%s', (_what, before, after, words) => expect(changeWords(before, after)).toBe(words));
});
