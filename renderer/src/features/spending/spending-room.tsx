import { ChevronLeft, CircleAlert, FileDown, ReceiptText } from 'lucide-react';
import { useEffect } from 'react';
import { ledgerGroupings } from '../../../../shared/ledger-groupings.ts';
import { ask } from '../../bridge.ts';
import { useNotices } from '../../notices/use-notices.ts';
import { storeOf, useBound, useBridge } from '../../stores/bound.ts';
import { createLedgerStore } from '../../stores/ledger.ts';
import { goTo, routeHref } from '../../stores/route.ts';
import { spendingText } from '../../text/spending.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RoomBar, Spring } from '../../ui/room-bar.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Figures } from './figures.tsx';
import { LedgerTable } from './ledger-table.tsx';
import './spending.css';

/** What was spent, on what, and what came of it. */
export function SpendingRoom() {
  const bridge = useBridge();
  const total = useBound(createLedgerStore, (state) => state.total);
  const error = useBound(createLedgerStore, (state) => state.error);
  useEffect(() => storeOf(bridge, createLedgerStore).getState().watch(), [bridge]);
  const isEmpty = total?.takes === 0;
  return (
    <>
      <SpendingBar isEmpty={total === null || isEmpty} />
      <div className="spending-page" aria-busy={total === null && error === null}>
        {error !== null && total === null && <Failed />}
        {isEmpty && <Empty />}
        {total !== null && !isEmpty && (
          <div className="spending-sheet">
            <Figures sums={total} />
            <LedgerTable />
            <Note />
          </div>
        )}
      </div>
    </>
  );
}

function SpendingBar({ isEmpty }: { readonly isEmpty: boolean }) {
  const bridge = useBridge();
  const notices = useNotices();
  const by = useBound(createLedgerStore, (state) => state.by);
  const sumBy = useBound(createLedgerStore, (state) => state.sumBy);

  async function exportAll(): Promise<void> {
    const { takes } = await ask(bridge, 'ledger.export', {});
    notices.show({ title: spendingText.exported(takes) });
  }

  return (
    <RoomBar>
      <a className="spending-back" href={routeHref('settings')}>
        <ChevronLeft aria-hidden="true" />
        {spendingText.back}
      </a>
      <h1>{spendingText.title}</h1>
      <Spring />
      {!isEmpty && (
        <>
          <Segmented
            label={spendingText.by}
            value={by}
            choices={ledgerGroupings.map((value) => ({ value, label: spendingText.groupings[value] }))}
            onChange={(next) => void sumBy(next)}
          />
          <Button look="solid" icon={<FileDown />} onClick={() => notices.run(exportAll)}>
            {spendingText.export}
          </Button>
        </>
      )}
    </RoomBar>
  );
}

function Note() {
  const bridge = useBridge();
  const notices = useNotices();
  return (
    <footer className="spending-note">
      <p>{spendingText.note}</p>
      <Button onClick={() => notices.run(() => ask(bridge, 'app.openLink', { link: 'billing' }))}>
        {spendingText.billing}
      </Button>
    </footer>
  );
}

function Empty() {
  const { title, body, action } = spendingText.empty;
  return (
    <EmptyState
      icon={<ReceiptText />}
      title={title}
      actions={
        <Button look="solid" onClick={() => goTo('write')}>
          {action}
        </Button>
      }
    >
      {body}
    </EmptyState>
  );
}

function Failed() {
  const reload = useBound(createLedgerStore, (state) => state.reload);
  const { title, body, action } = spendingText.failed;
  return (
    <div role="alert">
      <EmptyState
        icon={<CircleAlert />}
        title={title}
        actions={
          <Button look="solid" onClick={() => void reload()}>
            {action}
          </Button>
        }
      >
        {body}
      </EmptyState>
    </div>
  );
}
