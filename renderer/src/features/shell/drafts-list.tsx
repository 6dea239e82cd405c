import { useCallback, useState } from 'react';
import type { DraftSummary } from '../../../../shared/contract/drafts.ts';
import type { DraftId } from '../../../../shared/contract/ids.ts';
import { useCommand } from '../../commands/use-command.ts';
import { useBound } from '../../stores/bound.ts';
import { createDraftsStore } from '../../stores/drafts.ts';
import { createEditorStore } from '../../stores/editor.ts';
import { useRoute } from '../../stores/route.ts';
import { createWriteViewStore } from '../../stores/write-view.ts';
import { draftsText } from '../../text/drafts.ts';
import { shellText } from '../../text/shell.ts';
import { Button } from '../../ui/button.tsx';
import { GrowingItems } from '../../ui/growing-items.tsx';
import { NameDialog } from '../../ui/name-dialog.tsx';
import { useBinderActions } from './binder-actions.ts';
import { BinderGroup } from './binder-group.tsx';
import { useDraftActions } from './draft-actions.ts';
import { DraftItem } from './draft-item.tsx';
import type { AskOfDraft } from './draft-item.tsx';
import { DraftsBin } from './drafts-bin.tsx';
import { DraftsFound } from './drafts-found.tsx';
import { DraftsHead } from './drafts-head.tsx';
import { draftGroups } from './drafts-order.ts';
import { MoveDraftDialog } from './move-draft-dialog.tsx';

import './drafts-list.css';

/** Which dialog stands open over the list. */
type Asking =
  | { readonly kind: 'rename' | 'move'; readonly draft: DraftSummary }
  | { readonly kind: 'rename-binder'; readonly binder: string }
  | { readonly kind: 'new-binder' | 'bin' }
  | null;

/** Of a draft in the list, in pixels. */
const rowHeight = 31;

type DraftsListProps = { readonly isSearching?: boolean; readonly onChoose?: () => void };

export function DraftsList({ isSearching, onChoose }: DraftsListProps) {
  const [asking, setAsking] = useState<Asking>(null);
  const [query, setQuery] = useState<string | null>(isSearching === true ? '' : null);
  const leaveFocus = useBound(createWriteViewStore, (state) => state.focus);
  useCommand('draft.find', () => {
    leaveFocus(false);
    setQuery('');
    document.querySelector<HTMLInputElement>('.shell-drafts-search')?.select();
  });
  const onAsk = useCallback<AskOfDraft>((kind, draft) => setAsking({ kind, draft }), []);
  const { room } = useRoute();
  const openId = useBound(createEditorStore, (state) => state.draft?.id ?? null);
  const item = { openId: room === 'write' ? openId : null, onAsk, onChoose };
  return (
    <section className="shell-drafts" aria-label={draftsText.title}>
      <DraftsHead
        query={query}
        onQuery={setQuery}
        onNewBinder={() => setAsking({ kind: 'new-binder' })}
        onBin={() => setAsking({ kind: 'bin' })}
      />
      <Failure />
      {query === null || query.trim() === '' ? (
        <AllDrafts {...item} onRenameBinder={(binder) => setAsking({ kind: 'rename-binder', binder })} />
      ) : (
        <DraftsFound query={query} {...item} />
      )}
      <Dialogs asking={asking} onClose={() => setAsking(null)} />
    </section>
  );
}

function Failure() {
  const drafts = useBound(createDraftsStore, (state) => state.drafts);
  const error = useBound(createDraftsStore, (state) => state.error);
  const reload = useBound(createDraftsStore, (state) => state.reload);
  if (error === null || drafts !== null) return null;
  return (
    <div className="shell-drafts-failed" role="alert">
      {draftsText.failed}
      <Button look="solid" onClick={() => void reload()}>
        {draftsText.retry}
      </Button>
    </div>
  );
}

type AllDraftsProps = {
  /** Of the draft in the window; null in another room. */
  readonly openId: DraftId | null;
  readonly onAsk: AskOfDraft;
  readonly onRenameBinder: (binder: string) => void;
  readonly onChoose: (() => void) | undefined;
};

/** Without folders just the drafts; with them those in none are a group of their own, the first. */
function AllDrafts({ openId, onAsk, onRenameBinder, onChoose }: AllDraftsProps) {
  const drafts = useBound(createDraftsStore, (state) => state.drafts) ?? [];
  const binders = useBound(createDraftsStore, (state) => state.binders);
  const draw = (draft: DraftSummary) => (
    <DraftItem key={draft.id} draft={draft} isOpen={draft.id === openId} onAsk={onAsk} onChoose={onChoose} />
  );
  return (
    <ul className="shell-drafts-list">
      {draftGroups(drafts, binders).map(({ binder, drafts: inside }) => {
        const items = <GrowingItems key="" items={inside} draw={draw} itemHeight={rowHeight} />;
        if (binder === null && binders.length === 0) return items;
        if (binder === null && inside.length === 0) return null;
        return (
          <BinderGroup key={binder ?? ''} name={binder} count={inside.length} onRename={onRenameBinder}>
            {items}
          </BinderGroup>
        );
      })}
    </ul>
  );
}

function Dialogs({ asking, onClose }: { readonly asking: Asking; readonly onClose: () => void }) {
  const actions = useDraftActions();
  const binders = useBinderActions();
  const words = draftsText.binder;
  return (
    <>
      <NameDialog
        title={shellText.rename.title}
        label={shellText.rename.label}
        hint={shellText.rename.hint}
        save={shellText.rename.save}
        cancel={shellText.rename.cancel}
        closeLabel={shellText.close}
        maxLength={120}
        mayBeEmpty
        name={asking?.kind === 'rename' ? asking.draft.title : null}
        onClose={onClose}
        onSave={(title) => asking?.kind === 'rename' && actions.rename(asking.draft, title)}
      />
      <NameDialog
        title={words.addTitle}
        label={words.label}
        save={words.make}
        cancel={words.cancel}
        closeLabel={shellText.close}
        maxLength={60}
        name={asking?.kind === 'new-binder' ? '' : null}
        onClose={onClose}
        onSave={binders.make}
      />
      <NameDialog
        title={words.renameTitle}
        label={words.label}
        hint={words.renameHint}
        save={words.save}
        cancel={words.cancel}
        closeLabel={shellText.close}
        maxLength={60}
        name={asking?.kind === 'rename-binder' ? asking.binder : null}
        onClose={onClose}
        onSave={(name) => asking?.kind === 'rename-binder' && binders.rename(asking.binder, name)}
      />
      <MoveDraftDialog draft={asking?.kind === 'move' ? asking.draft : null} onClose={onClose} />
      <DraftsBin isOpen={asking?.kind === 'bin'} onClose={onClose} />
    </>
  );
}
