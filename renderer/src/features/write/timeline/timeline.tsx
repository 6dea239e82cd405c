import { Pin } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { DraftId } from '../../../../../shared/contract/ids.ts';
import type { Revision } from '../../../../../shared/contract/revisions.ts';
import { sameRecipe } from '../../../../../shared/recipe.ts';
import { useNotices } from '../../../notices/use-notices.ts';
import { useBound } from '../../../stores/bound.ts';
import { createDraftRevisionsStore } from '../../../stores/draft-revisions.ts';
import { createEditorStore } from '../../../stores/editor.ts';
import { timelineText } from '../../../text/timeline.ts';
import { Button } from '../../../ui/button.tsx';
import { CompareDialog } from './compare-dialog.tsx';
import { timelineEntries } from './families.ts';
import { FamilyEntry, RevisionEntry } from './timeline-entries.tsx';
import { VariationGrid } from './variation-grid.tsx';
import './timeline.css';

const words = timelineText;

/** Two texts to lay side by side; 'now' is the editor's. */
export type Comparison = { readonly left: Revision; readonly right: Revision | 'now' };

/** A draft's revisions, the newest first: what changed, what it cost, what was kept. */
export function Timeline({ draftId }: { readonly draftId: DraftId }) {
  const revisions = useBound(createDraftRevisionsStore, (state) => state.revisions);
  const error = useBound(createDraftRevisionsStore, (state) => state.error);
  const show = useBound(createDraftRevisionsStore, (state) => state.show);
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const [family, setFamily] = useState<readonly Revision[] | null>(null);
  useEffect(() => void show(draftId), [show, draftId]);
  if (revisions === null) return error === null ? null : <Failure onRetry={() => void show(draftId)} />;
  return (
    <>
      <h3>{words.title}</h3>
      <ol className="write-revisions">
        <Now latest={revisions[0] ?? null} />
        {timelineEntries(revisions).map((entry, at, all) => {
          const older = all[at + 1];
          const before = older === undefined ? null : newestOf(older);
          return entry.kind === 'one' ? (
            <RevisionEntry
              key={entry.revision.id}
              revision={entry.revision}
              before={before}
              onCompare={setComparison}
            />
          ) : (
            <FamilyEntry
              key={entry.revisions[0]?.id}
              revisions={entry.revisions}
              before={before}
              onGrid={() => setFamily(entry.revisions)}
            />
          );
        })}
      </ol>
      <CompareDialog comparison={comparison} revisions={revisions} onClose={() => setComparison(null)} />
      <VariationGrid family={family} onClose={() => setFamily(null)} />
    </>
  );
}

function newestOf(entry: ReturnType<typeof timelineEntries>[number]): Revision | null {
  return entry.kind === 'one' ? entry.revision : (entry.revisions[0] ?? null);
}

function Now({ latest }: { readonly latest: Revision | null }) {
  const recipe = useBound(createEditorStore, (state) => state.read);
  const pin = useBound(createDraftRevisionsStore, (state) => state.pin);
  const notices = useNotices();
  if (recipe === null) return null;
  if (latest !== null && sameRecipe(latest.recipe, recipe)) return null;
  if (recipe.prompt.trim() === '' && recipe.negativePrompt.trim() === '') return null;
  return (
    <li className="write-revision write-revision--now">
      <p>
        <b>{words.now}</b>, {words.notBought}
      </p>
      <Button
        icon={<Pin />}
        className="write-pin"
        onClick={() =>
          notices.run(async () => notices.show({ title: words.pinned((await pin(recipe)).number) }))
        }
      >
        {words.pin}
      </Button>
    </li>
  );
}

function Failure({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <div className="write-side-failed" role="alert">
      <p>{words.failed}</p>
      <Button look="solid" onClick={onRetry}>
        {words.retry}
      </Button>
    </div>
  );
}
