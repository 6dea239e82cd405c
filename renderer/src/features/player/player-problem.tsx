import { FileQuestion, FileWarning } from 'lucide-react';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import { ask } from '../../bridge.ts';
import { useBridge } from '../../stores/bound.ts';
import { playerText } from '../../text/player.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

type PlayerProblemProps = { readonly clipId: ClipId; readonly isMissing: boolean };

/** Why there is nothing to watch. */
export function PlayerProblem({ clipId, isMissing }: PlayerProblemProps) {
  const bridge = useBridge();
  const words = isMissing ? playerText.missing : playerText.unplayable;
  return (
    <div role="alert">
      <EmptyState
        icon={isMissing ? <FileQuestion /> : <FileWarning />}
        title={words.title}
        actions={
          !isMissing && (
            <Button look="solid" onClick={() => void ask(bridge, 'library.reveal', { id: clipId })}>
              {playerText.reveal}
            </Button>
          )
        }
      >
        {words.body}
      </EmptyState>
    </div>
  );
}
