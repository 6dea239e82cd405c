import { useEffect, useState } from 'react';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import type { Clip } from '../../../../shared/contract/library.ts';
import type { VerifyOutcome } from '../../../../shared/contract/transfer.ts';
import { ask } from '../../bridge.ts';
import { useNotices } from '../../notices/use-notices.ts';
import { useBridge } from '../../stores/bound.ts';
import { transferText } from '../../text/transfer.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import './verify-report.css';

const words = transferText.verify;
/** As many as one request carries; the rest are found by checking again. */
const mostShown = 200;

type VerifyReportProps = { readonly outcome: VerifyOutcome; readonly onClose: () => void };

/** Clips whose files are gone or differ, each with its ways out. */
export function VerifyReport({ outcome, onClose }: VerifyReportProps) {
  const bridge = useBridge();
  const [clips, setClips] = useState<readonly Clip[]>([]);
  useEffect(() => {
    const ids = [...outcome.damaged, ...outcome.missing].slice(0, mostShown);
    if (ids.length === 0) return;
    ask(bridge, 'library.clips', { ids })
      .then((answer) => setClips(answer.clips))
      // Without their names there is nothing to choose from; the dialog says how many they are.
      .catch(() => undefined);
  }, [bridge, outcome]);
  const isDamaged = new Set(outcome.damaged);
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={words.title}
      closeLabel={transferText.close}
      actions={
        <Button look="solid" onClick={onClose}>
          {transferText.close}
        </Button>
      }
    >
      <p className="verify-about">
        {words.found(outcome.missingClips, outcome.damagedClips)} {words.body}
      </p>
      <ul className="verify-report">
        {clips.map((clip) => (
          <UnsoundClip key={clip.id} clip={clip} isDamaged={isDamaged.has(clip.id)} />
        ))}
      </ul>
    </Dialog>
  );
}

function UnsoundClip({ clip, isDamaged }: { readonly clip: Clip; readonly isDamaged: boolean }) {
  const bridge = useBridge();
  const notices = useNotices();
  const { takeId, id } = clip;

  async function accept(accepted: ClipId): Promise<void> {
    await ask(bridge, 'library.acceptFile', { id: accepted });
    notices.show({ title: words.accepted });
  }
  return (
    <li>
      <p>
        <b className="one-line">{clip.title}</b>
        <span>{isDamaged ? words.damaged : words.missing}</span>
      </p>
      {isDamaged && (
        <Button onClick={() => notices.run(() => ask(bridge, 'library.reveal', { id }))}>
          {words.reveal}
        </Button>
      )}
      {isDamaged && <Button onClick={() => notices.run(() => accept(id))}>{words.accept}</Button>}
      {takeId !== null && (
        <Button
          look="solid"
          onClick={() =>
            notices.run(async () => {
              await ask(bridge, 'takes.fetch', { id: takeId });
              notices.show({ title: words.fetching });
            })
          }
        >
          {words.fetch}
        </Button>
      )}
    </li>
  );
}
