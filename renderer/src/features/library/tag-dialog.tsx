import { useMemo } from 'react';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import { cleanTag } from '../../../../shared/names-of-clips.ts';
import { useBound } from '../../stores/bound.ts';
import { createNamesStore } from '../../stores/names.ts';
import { inspectorText } from '../../text/inspector.ts';
import { libraryActs } from '../../text/library-acts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { NamesField } from '../../ui/names-field.tsx';
import { byUse, namesOf } from './inspector/common.ts';
import { useCuration } from './use-curation.ts';
import { useLibrary } from './use-library.ts';
import './tag-dialog.css';

const words = libraryActs.tagging;
/** So many are looked at for what they are tagged already. */
const mostCompared = 1000;

type TagDialogProps = {
  /** Null while closed. */
  readonly clips: ReadonlySet<ClipId> | null;
  readonly onClose: () => void;
};

/** Tags for whatever is selected, by the keyboard alone: T, a tag or the beginning of one, Enter; and Enter again to be done. */
export function TagDialog({ clips, onClose }: TagDialogProps) {
  return (
    <Dialog
      isOpen={clips !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={words.title(clips?.size ?? 0)}
      closeLabel={words.close}
    >
      {clips !== null && <TagForm clips={clips} onClose={onClose} />}
    </Dialog>
  );
}

function TagForm({ clips, onClose }: { readonly clips: ReadonlySet<ClipId>; readonly onClose: () => void }) {
  const curation = useCuration();
  const tags = useBound(createNamesStore, (state) => state.tags);
  const details = useLibrary((state) => state.details);
  const given = useMemo(() => {
    const known = [...clips].slice(0, mostCompared).map((id) => details.get(id));
    return namesOf(
      known.filter((clip) => clip !== undefined),
      (clip) => clip.tags,
    );
  }, [clips, details]);
  const change = (add: readonly string[], remove: readonly string[]): void =>
    curation.change(clips, { kind: 'tag', add: [...add], remove: [...remove] });

  return (
    <form
      className="tag-form"
      onSubmit={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <NamesField
        names={given}
        known={byUse(tags)}
        words={inspectorText.tags}
        clean={cleanTag}
        onAdd={(names) => change(names, [])}
        onRemove={(name) => change([], [name])}
      />
      <div className="tag-form-foot">
        <p>{words.hint}</p>
        <Button look="go" type="submit">
          {words.done}
        </Button>
      </div>
    </form>
  );
}
