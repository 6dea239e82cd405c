import type { Clip } from '../../../../../shared/contract/library.ts';
import { useNow } from '../../../stores/second-ticker.ts';
import { libraryText } from '../../../text/library.ts';
import { useClipActions } from '../use-clip-actions.ts';
import { clipFacts } from './clip-facts.ts';
import { Facts } from './facts.tsx';

/** The file and how it came to be, in facts. */
export function FactsPart({ clip }: { readonly clip: Clip }) {
  const now = useNow();
  const { copyWords } = useClipActions();
  const hash = (
    <button
      type="button"
      className="inspector-hash"
      aria-label={libraryText.facts.copyHash}
      onClick={() => copyWords(clip.sha256, libraryText.toasts.hashCopied)}
    >
      {clip.sha256.slice(0, 12)} …
    </button>
  );
  return (
    <section className="inspector-part" aria-label={libraryText.inspector.facts}>
      <Facts facts={[...clipFacts(clip, now), [libraryText.facts.hash, hash]]} />
    </section>
  );
}
