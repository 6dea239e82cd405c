import { Pencil, Search, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { cleanTag } from '../../../../../shared/names-of-clips.ts';
import { storeOf, useBridge } from '../../../stores/bound.ts';
import { createLibraryStore } from '../../../stores/library.ts';
import type { NameCount } from '../../../stores/names.ts';
import { goTo } from '../../../stores/route.ts';
import { tagsText } from '../../../text/tags.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { TagLine } from './tag-tree.ts';
import { useTagActs } from './use-tag-acts.ts';

type TagRowProps = {
  readonly line: TagLine;
  readonly tags: readonly NameCount[];
  readonly isRenaming: boolean;
  readonly onRenaming: (isRenaming: boolean) => void;
};

export function TagRow({ line, tags, isRenaming, onRenaming }: TagRowProps) {
  const bridge = useBridge();
  const acts = useTagActs();

  function show(): void {
    storeOf(bridge, createLibraryStore).getState().search(`tag:"${line.name}"`);
    goTo('library');
  }
  return (
    <li className="tag-row" style={{ paddingInlineStart: line.depth * 18 }}>
      <div className="tag-row-line">
        <span className="one-line" title={line.name}>
          {line.leaf}
        </span>
        <span className="tag-row-count num">{tagsText.count(line.count)}</span>
        <span className="tag-row-actions">
          <IconButton label={tagsText.show(line.name)} onClick={show}>
            <Search />
          </IconButton>
          <IconButton label={tagsText.rename(line.name)} onClick={() => onRenaming(!isRenaming)}>
            <Pencil />
          </IconButton>
          <IconButton label={tagsText.remove(line.name)} onClick={() => acts.remove(line.name)}>
            <Trash2 />
          </IconButton>
        </span>
      </div>
      {isRenaming && (
        <RenameForm
          name={line.name}
          tags={tags}
          onDone={(to) => {
            onRenaming(false);
            if (to !== null) acts.rename(line.name, to);
          }}
        />
      )}
    </li>
  );
}

type RenameFormProps = {
  readonly name: string;
  readonly tags: readonly NameCount[];
  /** Null: nothing is to be changed. */
  readonly onDone: (to: string | null) => void;
};

/** Another name, or a place in another tag. A name that is taken joins the two. */
function RenameForm({ name, tags, onDone }: RenameFormProps) {
  const [typed, setTyped] = useState(name);
  const field = useRef<HTMLInputElement>(null);
  // It appears because its button was pressed.
  useEffect(() => field.current?.focus(), []);
  const to = cleanTag(typed);
  const isInItself = to !== null && to.startsWith(`${name}/`);
  const joined = to === name ? undefined : tags.find((tag) => tag.name === to);
  return (
    <form
      className="tag-row-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isInItself) onDone(to === name ? null : to);
      }}
    >
      <TextField
        label={tagsText.newName(name)}
        isLabelShown={false}
        value={typed}
        maxLength={200}
        problem={isInItself ? tagsText.inItself : null}
        hint={joined === undefined ? tagsText.nesting : tagsText.joins(joined.name, joined.count)}
        onChange={setTyped}
        ref={field}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onDone(null);
        }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button look="solid" type="submit">
        {joined === undefined ? tagsText.save : tagsText.join}
      </Button>
    </form>
  );
}
