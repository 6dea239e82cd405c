import { memo, useEffect, useRef, useState } from 'react';
import type { DraftId } from '../../../../shared/contract/ids.ts';
import { useNotices } from '../../notices/use-notices.ts';
import { useBound } from '../../stores/bound.ts';
import { createDraftsStore } from '../../stores/drafts.ts';
import { writeText } from '../../text/write.ts';
import { Tooltip } from '../../ui/tooltip.tsx';

/** The draft's name; a click or Enter makes it a field. Empty, it follows the text again. */
export const DraftTitle = memo(function DraftTitle({ id }: { readonly id: DraftId }) {
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
  return <TitleField value={typed} onChange={setTyped} onFinish={finish} onCancel={() => setTyped(null)} />;
});

type TitleFieldProps = {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onFinish: () => void;
  readonly onCancel: () => void;
};

function TitleField({ value, onChange, onFinish, onCancel }: TitleFieldProps) {
  const ref = useRef<HTMLInputElement>(null);
  // The user has just asked for this field.
  useEffect(() => ref.current?.select(), []);
  return (
    <input
      ref={ref}
      className="write-title write-title-field"
      aria-label={writeText.title.label}
      value={value}
      maxLength={120}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={onFinish}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onFinish();
        else if (event.key === 'Escape') onCancel();
      }}
    />
  );
}
