import { Columns2, Ellipsis, Grid2x2, Pencil, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { Revision } from '../../../../../shared/contract/revisions.ts';
import type { Take } from '../../../../../shared/contract/takes.ts';
import { useNotices } from '../../../notices/use-notices.ts';
import { storeOf, useBound, useBridge } from '../../../stores/bound.ts';
import { createDraftRevisionsStore } from '../../../stores/draft-revisions.ts';
import { createDraftTakesStore } from '../../../stores/draft-takes.ts';
import { createEditorStore } from '../../../stores/editor.ts';
import { useNow } from '../../../stores/second-ticker.ts';
import { formatMoment } from '../../../text/time.ts';
import { timelineText } from '../../../text/timeline.ts';
import { Button } from '../../../ui/button.tsx';
import { Menu, MenuItem, MenuLine } from '../../../ui/menu.tsx';
import { NameDialog } from '../../../ui/name-dialog.tsx';
import { TakeTile } from '../take-tile.tsx';
import type { Comparison } from './timeline.tsx';
import { changeWords } from './word-counts.ts';

const words = timelineText;

type RevisionEntryProps = {
  readonly revision: Revision;
  /** The text before this one; null for the first. */
  readonly before: Revision | null;
  readonly onCompare: (comparison: Comparison) => void;
};

export function RevisionEntry({ revision, before, onCompare }: RevisionEntryProps) {
  const nowMs = useNow();
  return (
    <li className="write-revision">
      <p className="num">
        <b>{words.named(revision.number, revision.name)}</b> {formatMoment(revision.createdAtMs, nowMs)}
        <RevisionMenu revision={revision} before={before} onCompare={onCompare} />
      </p>
      <p>{changeWords(before?.recipe ?? null, revision.recipe)}</p>
      <Facts revisions={[revision]} />
      <Tiles revisions={[revision]} />
    </li>
  );
}

function RevisionMenu({ revision, before, onCompare }: RevisionEntryProps) {
  const rename = useBound(createDraftRevisionsStore, (state) => state.rename);
  const notices = useNotices();
  const writeOn = useWriteOn();
  const [isNaming, setIsNaming] = useState(false);
  return (
    <>
      <Menu
        trigger={
          <button type="button" className="write-revision-more" aria-label={words.more(revision.number)}>
            <Ellipsis />
          </button>
        }
      >
        <MenuItem icon={<Columns2 />} onChoose={() => onCompare({ left: revision, right: 'now' })}>
          {words.compareNow}
        </MenuItem>
        <MenuItem
          icon={<Columns2 />}
          isDisabled={before === null}
          onChoose={() => before !== null && onCompare({ left: before, right: revision })}
        >
          {words.compare}
        </MenuItem>
        <MenuLine />
        <MenuItem icon={<Undo2 />} onChoose={() => writeOn(revision)}>
          {words.restore}
        </MenuItem>
        <MenuItem icon={<Pencil />} onChoose={() => setIsNaming(true)}>
          {words.rename}
        </MenuItem>
      </Menu>
      <NameDialog
        title={words.renameTitle}
        label={words.renameLabel}
        hint={words.renameHint}
        save={words.save}
        cancel={words.cancel}
        closeLabel={words.cancel}
        maxLength={120}
        mayBeEmpty
        name={isNaming ? (revision.name ?? '') : null}
        onClose={() => setIsNaming(false)}
        onSave={(name) => notices.run(() => rename(revision.id, name))}
      />
    </>
  );
}

/** Brings a revision's text back into the editor; what stood there comes back by undo. */
function useWriteOn(): (revision: Revision) => void {
  const replaceText = useBound(createEditorStore, (state) => state.replaceText);
  const bridge = useBridge();
  const notices = useNotices();
  return (revision) => {
    const before = storeOf(bridge, createEditorStore).getState().recipe;
    replaceText(revision.recipe);
    notices.show({
      title: words.restored(revision.number),
      ...(before !== null && { action: { label: words.undo, run: () => replaceText(before) } }),
    });
  };
}

type FamilyEntryProps = {
  readonly revisions: readonly Revision[];
  readonly before: Revision | null;
  readonly onGrid: () => void;
};

/** The variations of one text together, as they were bought. */
export function FamilyEntry({ revisions, before, onGrid }: FamilyEntryProps) {
  const nowMs = useNow();
  const writeOn = useWriteOn();
  const numbers = revisions.map(({ number }) => number);
  const [newest] = revisions;
  if (newest === undefined) return null;
  return (
    <li className="write-revision">
      <p className="num">
        <b>{words.family(revisions.length)}</b> {formatMoment(newest.createdAtMs, nowMs)}
        <Menu
          trigger={
            <button type="button" className="write-revision-more" aria-label={words.more(newest.number)}>
              <Ellipsis />
            </button>
          }
        >
          <MenuItem icon={<Grid2x2 />} onChoose={onGrid}>
            {words.showGrid}
          </MenuItem>
          <MenuItem icon={<Undo2 />} onChoose={() => writeOn(newest)}>
            {words.restore}
          </MenuItem>
        </Menu>
      </p>
      <p>
        {words.familyRange(Math.min(...numbers), Math.max(...numbers))},{' '}
        {changeWords(before?.recipe ?? null, newest.recipe)}
      </p>
      <Facts revisions={revisions} />
      <Tiles revisions={revisions} />
      <Button icon={<Grid2x2 />} className="write-pin" onClick={onGrid}>
        {words.showGrid}
      </Button>
    </li>
  );
}

/** Takes, keepers, cost, cost per keeper. */
function Facts({ revisions }: { readonly revisions: readonly Revision[] }) {
  const sum = (of: (revision: Revision) => number) =>
    revisions.reduce((total, revision) => total + of(revision), 0);
  const takes = sum((revision) => revision.takes);
  if (takes === 0)
    return revisions.some(({ pinned }) => pinned === 'hand') ? <p>{words.pinnedByHand}</p> : null;
  const keepers = revisions.some((revision) => revision.keepers === null)
    ? null
    : sum((revision) => revision.keepers ?? 0);
  const spentMicros = sum((revision) => revision.spentMicros);
  const facts = [
    words.takes(takes),
    ...(keepers === null ? [] : [words.keepers(keepers)]),
    ...(spentMicros === 0 ? [] : [words.spent(spentMicros)]),
    ...(keepers === null || keepers === 0 || spentMicros === 0
      ? []
      : [words.perKeeper(Math.round(spentMicros / keepers))]),
  ];
  return <p className="num">{facts.join(' · ')}</p>;
}

function Tiles({ revisions }: { readonly revisions: readonly Revision[] }) {
  const nowMs = useNow();
  const takes = useBound(createDraftTakesStore, (state) => state.takes);
  const ids = new Set(revisions.map(({ id }) => id));
  const mine = [...(takes?.values() ?? [])].filter(
    (take) => ids.has(take.revisionId) && take.state !== 'cancelled',
  );
  if (mine.length === 0) return null;
  return (
    <ul className="write-tiles">
      {mine.toSorted(byAge).map((take, at) => (
        <li key={take.id}>
          <TakeTile take={take} at={at + 1} nowMs={nowMs} />
        </li>
      ))}
    </ul>
  );
}

export function byAge(a: Take, b: Take): number {
  return a.createdAtMs - b.createdAtMs || (a.id < b.id ? -1 : 1);
}
