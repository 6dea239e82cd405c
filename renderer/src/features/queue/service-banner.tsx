import { useBound } from '../../stores/bound.ts';
import { createStatusStore } from '../../stores/status.ts';
import { useNotices } from '../../notices/use-notices.ts';
import { awayText } from '../../text/away.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import type { QueueEntry } from './sections.ts';

type Away = keyof typeof awayText;

/** What no take can go on without, told by the takes that wait for it; null while nothing waits. */
function awayOf(entries: readonly QueueEntry[]): Away | null {
  const reasons = new Set(entries.map(({ take }) => take.hold?.reason));
  return (['service-down', 'offline'] as const).find((reason) => reasons.has(reason)) ?? null;
}

/** Says once for all rows that nothing is lost while the service or the network is away. It passes by itself, so it is quiet. */
export function ServiceBanner({ entries }: { readonly entries: readonly QueueEntry[] }) {
  const notices = useNotices();
  const isChecking = useBound(createStatusStore, (state) => state.isChecking);
  const check = useBound(createStatusStore, (state) => state.check);
  const away = awayOf(entries);
  if (away === null) return null;
  const words = awayText[away];
  return (
    <div className="queue-banner">
      <Banner
        look="info"
        title={words.title}
        actions={
          <Button isBusy={isChecking} onClick={() => notices.run(check)}>
            {words.check}
          </Button>
        }
      >
        {words.body}
      </Banner>
    </div>
  );
}
