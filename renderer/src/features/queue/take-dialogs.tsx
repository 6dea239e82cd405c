import { useEffect, useState } from 'react';
import type { TakeId } from '../../../../shared/contract/ids.ts';
import type { Take } from '../../../../shared/contract/takes.ts';
import { AgainDialog } from './again-dialog.tsx';
import { DecideDialog } from './decide-dialog.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { HistoryDialog } from './history-dialog.tsx';
import { useTakes } from './use-takes.ts';
import './take-dialogs.css';

/** A dialog about one take. */
export type Asked = { readonly kind: 'decide' | 'again' | 'change' | 'history'; readonly id: TakeId };

type TakeDialogsProps = { readonly asked: Asked | null; readonly onClose: () => void };

export function TakeDialogs({ asked, onClose }: TakeDialogsProps) {
  const current = useTakes((state) => (asked === null ? undefined : state.takes?.get(asked.id)));
  const take = useLast(current);
  const isThere = asked !== null && current !== undefined;

  // The take was dismissed or settled elsewhere: there is nothing left to ask.
  useEffect(() => {
    if (asked !== null && current === undefined) onClose();
  }, [asked, current, onClose]);

  if (take === undefined) return null;
  return (
    <>
      <DecideDialog isOpen={isThere && asked.kind === 'decide'} take={take} onClose={onClose} />
      <AgainDialog isOpen={isThere && asked.kind === 'again'} take={take} onClose={onClose} />
      <EditDialog isOpen={isThere && asked.kind === 'change'} take={take} onClose={onClose} />
      <HistoryDialog isOpen={isThere && asked.kind === 'history'} take={take} onClose={onClose} />
    </>
  );
}

/** The last take there was, so that a closing dialog does not go blank. */
function useLast(take: Take | undefined): Take | undefined {
  const [last, setLast] = useState(take);
  if (take !== undefined && take !== last) setLast(take);
  return take ?? last;
}
