import { describe, expect, it } from 'vitest';
import {
  draftsAsJson,
  draftsAsText,
  draftsIn,
  type PortableDraft,
} from '../../../electron/services/drafts/draft-text.ts';
import { emptyRecipe, type Recipe } from '../../../shared/recipe.ts';

const fox: Recipe = { ...emptyRecipe, prompt: 'A fox.\n\nIt waits.', negativePrompt: 'blur, text' };
const sea: Recipe = { ...emptyRecipe, prompt: 'Boats', aspectRatio: '9:16', durationS: 10 };
const plain = (recipe: Recipe): PortableDraft => ({ title: null, recipe, revisions: [] });

describe('drafts as text', () => {
  it('come back with their words, one or several', () => {
    const drafts = [plain(fox), plain({ ...emptyRecipe, prompt: 'Boats' })];
    expect(draftsIn(draftsAsText(drafts))).toEqual(drafts);
  });

  it('of any program are a prompt', () => {
    expect(draftsIn('  Just words\nover lines  \n')).toEqual([
      plain({ ...emptyRecipe, prompt: 'Just words\nover lines' }),
    ]);
    expect(draftsIn(' \n ')).toEqual([]);
  });
});

describe('drafts as JSON', () => {
  it('come back whole, with their revisions', () => {
    const drafts: readonly PortableDraft[] = [
      {
        title: 'Opening',
        recipe: sea,
        revisions: [
          { number: 1, name: null, recipe: fox },
          { number: 2, name: 'Calm', recipe: sea },
        ],
      },
    ];
    expect(draftsIn(draftsAsJson(drafts))).toEqual(drafts);
  });

  it('of another format are words like any other', () => {
    expect(draftsIn('{"a":1}')).toEqual([plain({ ...emptyRecipe, prompt: '{"a":1}' })]);
  });
});

describe('a sidecar', () => {
  const sidecar = {
    format: 'dailies-clip',
    version: 1,
    id: 'clip00000001',
    title: 'Fox',
    createdAt: '2026-11-22T10:00:00Z',
    keptAt: '2026-11-22T10:00:00Z',
    file: { name: 'fox.mp4', sizeBytes: 1, sha256: 'a'.repeat(64) },
    media: { width: 16, height: 9, durationMs: 5000 },
  };
  const take = {
    id: 'take00000001',
    draftId: 'draft0000001',
    revisionId: 'revision0001',
    revisionNumber: 1,
    model: 'kwaivgi/kling-v2.0-t2v-master',
    service: 'live',
    remoteId: 'abc',
    recipe: fox,
  };

  it('gives the recipe of its clip', () => {
    expect(draftsIn(JSON.stringify({ ...sidecar, take }))).toEqual([
      { title: 'Fox', recipe: fox, revisions: [] },
    ]);
  });

  it('of a clip that was not made here gives none', () => {
    expect(draftsIn(JSON.stringify(sidecar))).toEqual([]);
  });
});
