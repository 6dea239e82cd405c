import { Ellipsis } from 'lucide-react';
import { queueText } from '../../text/queue.ts';
import { IconButton } from '../../ui/button.tsx';
import { Menu, MenuItem, MenuLine } from '../../ui/menu.tsx';
import type { Step } from './reorder.ts';
import type { QueueEntry } from './sections.ts';
import type { Asked } from './take-dialogs.tsx';
import { labelOf, takeWay } from './take-ways.tsx';
import { useTakeActions } from './use-take-actions.ts';
import { waysOut } from './ways-out.ts';

const words = queueText.actions;

type TakeMenuProps = {
  readonly entry: QueueEntry;
  readonly onAsk: (asked: Asked) => void;
  readonly onStep: (entry: QueueEntry, step: Step) => void;
};

/** Everything that can be done with one take. */
export function TakeMenu({ entry, onAsk, onStep }: TakeMenuProps) {
  const { take } = entry;
  const { remoteId } = take;
  const actions = useTakeActions();
  const ways = waysOut(take);
  return (
    <Menu
      trigger={
        <IconButton label={words.more(take.title)}>
          <Ellipsis />
        </IconButton>
      }
    >
      {ways
        .filter((way) => way !== 'cancel' && way !== 'dismiss' && way !== 'edit')
        .map((way) => (
          <MenuItem key={way} onChoose={() => takeWay(way, take, actions, onAsk)}>
            {labelOf(way, take)}
          </MenuItem>
        ))}
      <MenuItem onChoose={() => actions.edit(take)}>{words.openDraft}</MenuItem>
      <MenuItem onChoose={() => actions.copy(take.recipe.prompt, queueText.toasts.promptCopied)}>
        {words.copyPrompt}
      </MenuItem>
      {remoteId !== null && (
        <MenuItem onChoose={() => actions.copy(remoteId, queueText.toasts.idCopied)}>
          {words.copyRemoteId}
        </MenuItem>
      )}
      <MenuItem onChoose={() => onAsk({ kind: 'history', id: take.id })}>{words.history}</MenuItem>
      {entry.section === 'waiting' && entry.count > 1 && <Steps entry={entry} onStep={onStep} />}
      {ways.includes('cancel') && (
        <>
          <MenuLine />
          <MenuItem onChoose={() => actions.cancel([take.id])}>{words.cancel}</MenuItem>
        </>
      )}
      {ways.includes('dismiss') && (
        <>
          <MenuLine />
          <MenuItem onChoose={() => actions.dismiss([take.id])}>{words.dismiss}</MenuItem>
        </>
      )}
    </Menu>
  );
}

function Steps({ entry, onStep }: Pick<TakeMenuProps, 'entry' | 'onStep'>) {
  const isFirst = entry.place === 1;
  const isLast = entry.place === entry.count;
  return (
    <>
      <MenuLine />
      <MenuItem isDisabled={isFirst} onChoose={() => onStep(entry, 'first')}>
        {words.first}
      </MenuItem>
      <MenuItem isDisabled={isFirst} keys="Alt+↑" onChoose={() => onStep(entry, 'up')}>
        {words.up}
      </MenuItem>
      <MenuItem isDisabled={isLast} keys="Alt+↓" onChoose={() => onStep(entry, 'down')}>
        {words.down}
      </MenuItem>
      <MenuItem isDisabled={isLast} onChoose={() => onStep(entry, 'last')}>
        {words.last}
      </MenuItem>
    </>
  );
}
