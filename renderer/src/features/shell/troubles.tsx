import type { ReactNode } from 'react';
import { ask } from '../../bridge.ts';
import { takeWay, useNotices } from '../../notices/use-notices.ts';
import { storeOf, useBound, useBridge } from '../../stores/bound.ts';
import { goTo } from '../../stores/route.ts';
import { useNow } from '../../stores/second-ticker.ts';
import { createStatusStore } from '../../stores/status.ts';
import { shellText } from '../../text/shell.ts';
import type { TroubleName } from '../../text/shell.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import './troubles.css';

/** What stops the studio as a whole, each with a way out. */
export function Troubles() {
  const troubles = useBound(createStatusStore, (state) => state.status?.troubles);
  const error = useBound(createStatusStore, (state) => state.error);
  const hasStatus = useBound(createStatusStore, (state) => state.status !== null);
  const isLost = error !== null && !hasStatus;
  if (!isLost && (troubles === undefined || troubles.length === 0)) return null;
  return (
    <div className="shell-troubles">
      {isLost && <LostTouch />}
      {troubles?.map((name) => (
        <Trouble key={name} name={name} />
      ))}
    </div>
  );
}

function LostTouch() {
  return (
    <Banner
      look="bad"
      title={shellText.noStatus.title}
      actions={<Button onClick={() => window.location.reload()}>{shellText.noStatus.reload}</Button>}
    >
      {shellText.noStatus.body}
    </Banner>
  );
}

function Trouble({ name }: { readonly name: TroubleName }) {
  const { look, title, body, ways } = shellText.troubles[name];
  return (
    <Banner
      look={look}
      title={title}
      actions={ways.map((way) => (
        <WayOut key={way} way={way} />
      ))}
    >
      {name === 'library-held' && <Holder />}
      {body}
    </Banner>
  );
}

/** Whose the library is now. */
function Holder() {
  const heldBy = useBound(createStatusStore, ({ status }) => status?.library.heldBy ?? null);
  const now = useNow();
  return heldBy !== null && `${shellText.holder(heldBy, now)} `;
}

type TroubleWay = (typeof shellText.troubles)[TroubleName]['ways'][number];

function WayOut({ way }: { readonly way: TroubleWay }): ReactNode {
  const bridge = useBridge();
  const notices = useNotices();
  const isChecking = useBound(createStatusStore, (state) => state.isChecking);

  function walk(): void {
    if (way === 'check') notices.run(() => storeOf(bridge, createStatusStore).getState().check());
    else if (way === 'rescan' || way === 'claim') notices.run(() => ask(bridge, 'library.rescan', {}));
    else if (way === 'billing') notices.run(() => ask(bridge, 'app.openLink', { link: 'billing' }));
    else if (way === 'queue') goTo('queue');
    else takeWay(bridge, way);
  }

  return (
    <Button isBusy={way === 'check' && isChecking} onClick={walk}>
      {shellText.troubleWays[way]}
    </Button>
  );
}
