import type { ClipId } from '../../../../../shared/contract/ids.ts';
import { useNotices } from '../../../notices/use-notices.ts';
import { useBound } from '../../../stores/bound.ts';
import { createDoublesStore } from '../../../stores/doubles.ts';
import { createStatusStore } from '../../../stores/status.ts';
import { doublesText } from '../../../text/doubles.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';

const none: readonly ClipId[] = [];

/** Clips with a second sidecar that says something else; shown until all of them are settled. */
export function DoubledBanner() {
  const doubled = useBound(createStatusStore, ({ status }) => status?.library.doubled ?? none);
  const open = useBound(createDoublesStore, (state) => state.open);
  const notices = useNotices();
  const [first] = doubled;
  if (first === undefined) return null;
  const words = doublesText.banner;
  return (
    <div className="library-banner">
      <Banner
        look="warn"
        title={words.title(doubled.length)}
        actions={<Button onClick={() => notices.run(() => open(first))}>{words.go}</Button>}
      >
        {words.body}
      </Banner>
    </div>
  );
}

/** The same, of the clip in the inspector. */
export function DoubledPart({ id }: { readonly id: ClipId }) {
  const isDoubled = useBound(
    createStatusStore,
    ({ status }) => status?.library.doubled.includes(id) ?? false,
  );
  const open = useBound(createDoublesStore, (state) => state.open);
  const notices = useNotices();
  if (!isDoubled) return null;
  const words = doublesText.part;
  return (
    <section className="inspector-part" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p className="inspector-hint">{words.body}</p>
      <div className="inspector-row">
        <Button onClick={() => notices.run(() => open(id))}>{words.go}</Button>
      </div>
    </section>
  );
}
