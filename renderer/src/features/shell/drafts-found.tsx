import type { DraftId } from '../../../../shared/contract/ids.ts';
import { useBound } from '../../stores/bound.ts';
import { createDraftsStore } from '../../stores/drafts.ts';
import { draftsText } from '../../text/drafts.ts';
import { DraftItem } from './draft-item.tsx';
import type { AskOfDraft } from './draft-item.tsx';
import { useDraftSearch } from './use-draft-search.ts';

const words = draftsText.search;

type DraftsFoundProps = {
  readonly query: string;
  /** Of the draft in the window; null in another room. */
  readonly openId: DraftId | null;
  readonly onAsk: AskOfDraft;
  readonly onChoose: (() => void) | undefined;
};

/** The drafts that hold the words, with where they stand. */
export function DraftsFound({ query, openId, onAsk, onChoose }: DraftsFoundProps) {
  const hits = useDraftSearch(query);
  const drafts = useBound(createDraftsStore, (state) => state.drafts);
  const found = (hits ?? []).flatMap(({ id, where, excerpt }) => {
    const draft = drafts?.find((each) => each.id === id);
    return draft === undefined ? [] : [{ draft, where, excerpt }];
  });
  return (
    <>
      <output className="unseen" aria-live="polite">
        {hits !== null && words.found(found.length)}
      </output>
      {hits !== null && found.length === 0 && <p className="shell-drafts-none">{words.none(query)}</p>}
      <ul className="shell-drafts-list">
        {found.map(({ draft, where, excerpt }) => (
          <DraftItem
            key={draft.id}
            draft={draft}
            isOpen={draft.id === openId}
            onAsk={onAsk}
            onChoose={onChoose}
            {...(where !== 'title' && {
              under: (
                <span className="shell-draft-found">
                  {where === 'revision' ? words.inRevision : excerpt}
                  {where === 'negative' && <em> {words.inNegative}</em>}
                </span>
              ),
            })}
          />
        ))}
      </ul>
    </>
  );
}
