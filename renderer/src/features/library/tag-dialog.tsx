import { X } from 'lucide-react';
import { useState } from 'react';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import { cleanTag } from '../../../../shared/names-of-clips.ts';
import { libraryActs } from '../../text/library-acts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useCuration } from './use-curation.ts';
import { useLibrary } from './use-library.ts';
import './tag-dialog.css';

const words = libraryActs.tagging;

type TagDialogProps = {
  /** Null while closed. */
  readonly clips: ReadonlySet<ClipId> | null;
  readonly onClose: () => void;
};

/** Tags for whatever is selected, by the keyboard alone: T, the tags, Enter. */
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
  const [text, setText] = useState('');
  const curation = useCuration();
  const details = useLibrary((state) => state.details);
  const add = tagsIn(text);

  return (
    <form
      className="tag-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (add.length > 0) curation.change(clips, { kind: 'tag', add, remove: [] });
        onClose();
      }}
    >
      <TextField label={words.label} value={text} maxLength={500} hint={words.hint} onChange={setText} />
      <ul className="tag-present" aria-label={words.present}>
        {tagsOfAll([...clips].map((id) => details.get(id)?.tags ?? [])).map((tag) => (
          <li key={tag}>
            <Button
              icon={<X />}
              look="solid"
              aria-label={words.remove(tag)}
              onClick={() => curation.change(clips, { kind: 'tag', add: [], remove: [tag] })}
            >
              {tag}
            </Button>
          </li>
        ))}
      </ul>
      <div className="tag-form-actions">
        <Button look="go" type="submit">
          {words.save}
        </Button>
      </div>
    </form>
  );
}

/** The tags typed with commas between them, each once. */
export function tagsIn(text: string): string[] {
  const tags = text.split(',').map(cleanTag);
  return [...new Set(tags.filter((tag) => tag !== null))];
}

function tagsOfAll(lists: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = lists;
  return first.filter((tag) => others.every((list) => list.includes(tag)));
}
