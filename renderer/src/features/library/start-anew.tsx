import { useEffect, useState } from 'react';
import type { Output } from '../../../../shared/contract/index.ts';
import { ask } from '../../bridge.ts';
import { useNotices } from '../../notices/use-notices.ts';
import { useBridge } from '../../stores/bound.ts';
import { transferText } from '../../text/transfer.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';

const words = transferText.anew;

/** The way out where the library's folder is there and empty: the user alone knows whether its disk is away or its clips are gone. */
export function StartAnew() {
  const bridge = useBridge();
  const notices = useNotices();
  const [place, setPlace] = useState<Output<'library.lookAtPlace'> | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    ask(bridge, 'library.lookAtPlace', {})
      .then((seen) => isCurrent && setPlace(seen))
      // Nothing is offered where nothing is known.
      .catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [bridge]);
  if (place === null || !place.isFree) return null;
  return (
    <>
      <Button onClick={() => setIsAsking(true)}>{words.action}</Button>
      <Confirm
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title={words.title}
        body={place.isSameDisk === true ? words.sameDisk : words.otherDisk}
        confirm={words.go}
        cancel={transferText.cancel}
        look="go"
        onConfirm={() => notices.run(() => ask(bridge, 'library.startAnew', {}))}
      />
    </>
  );
}
