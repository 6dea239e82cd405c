import { fold } from '../../../../shared/library-query/fold.ts';
import { createNames, type Names } from './names.ts';

/** What clips are called and what they were made with, by a clip's number. Searches for words do not look at it: those have an index. */
export type ClipTexts = {
  titleOf(number: number): string;
  /** For comparing. */
  foldedTitleOf(number: number): string;
  /** A number of `draftNames`; 0 has none. */
  draftOf(number: number): number;
  modelOf(number: number): number;
  readonly draftNames: Names;
  readonly modelNames: Names;
  put(number: number, texts: Texts): void;
};

type Texts = {
  readonly title: string;
  readonly draftId: string | null;
  readonly model: string | null;
};

export function createClipTexts(): ClipTexts {
  const titles: string[] = [];
  const folded: (string | undefined)[] = [];
  const drafts: number[] = [];
  const models: number[] = [];
  const [draftNames, modelNames] = [createNames(), createNames()];
  return {
    titleOf: (number) => titles[number] ?? '',
    foldedTitleOf: (number) => {
      const known = folded[number];
      if (known !== undefined) return known;
      const title = fold(titles[number] ?? '');
      folded[number] = title;
      return title;
    },
    draftOf: (number) => drafts[number] ?? 0,
    modelOf: (number) => models[number] ?? 0,
    draftNames,
    modelNames,
    put: (number, { title, draftId, model }) => {
      titles[number] = title;
      folded[number] = undefined;
      drafts[number] = draftId === null ? 0 : draftNames.numberOf(draftId);
      models[number] = model === null ? 0 : modelNames.numberOf(model);
    },
  };
}
