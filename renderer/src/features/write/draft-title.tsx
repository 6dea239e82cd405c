import { useState } from 'react';
import type { DraftId } from '../../../../shared/contract/ids.ts';
import { useNotices } from '../../notices/use-notices.ts';
import { useBound } from '../../stores/bound.ts';
import { createDraftsStore } from '../../stores/drafts.ts';
import { writeText } from '../../text/write.ts';
import { Tooltip } from '../../ui/tooltip.tsx';

/** The draft's name; a click or Enter makes it a field. Empty, it follows the text again. */
export function DraftTitle({ id }: { readonly id: DraftId }) {
  const title = useBound(
    createDraftsStore,
    (state) => state.drafts?.find((draft) => draft.id === id)?.title ?? '',
  );
  const rename = useBound(createDraftsStore, (state) => state.rename);
  const notices = useNotices();
  const [typed, setTyped] = useState<string | null>(null);

  function finish(): void {
    if (typed !== null && typed.trim() !== title) notices.run(() => rename(id, typed.trim()));
    setTyped(null);
  }

  if (typed === null)
    return (
      <h1 className="write-title">
        <Tooltip text={writeText.title.hint} side="bottom">
          <button type="button" className="one-line" onClick={() => setTyped(title)}>
            {title === '' ? writeText.title.untitled : title}
          </button>
        </Tooltip>
      </h1>
    );
  return (
    <input
      className="write-title write-title-field"
      aria-label={writeText.title.label}
      value={typed}
      maxLength={120}
      // The user has just asked for this field.
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish();
        else if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
}
