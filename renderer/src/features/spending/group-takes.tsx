import type { LedgerEntry, LedgerGroup } from '../../../../shared/contract/ledger.ts';
import { formatMicros } from '../../../../shared/money.ts';
import { useNotices } from '../../notices/use-notices.ts';
import { useBound } from '../../stores/bound.ts';
import { createLedgerStore } from '../../stores/ledger.ts';
import type { GroupEntries } from '../../stores/ledger.ts';
import { spendingText } from '../../text/spending.ts';
import { Button } from '../../ui/button.tsx';

type GroupTakesProps = { readonly group: LedgerGroup; readonly found: GroupEntries };

/** The purchases of one group, each with its estimate, quote and bill. */
export function GroupTakes({ group, found }: GroupTakesProps) {
  const showMore = useBound(createLedgerStore, (state) => state.showMore);
  const notices = useNotices();
  const { entries, total } = found;
  const rest = total - entries.length;
  return (
    <>
      <ul>
        {entries.map((entry) => (
          <Purchase key={entry.takeId} entry={entry} />
        ))}
      </ul>
      {rest > 0 && (
        <Button onClick={() => notices.run(() => showMore(group))}>{spendingText.moreEntries(rest)}</Button>
      )}
    </>
  );
}

function Purchase({ entry }: { readonly entry: LedgerEntry }) {
  const nowMs = useBound(createLedgerStore, (state) => state.readAtMs);
  const needsEye = entry.money === 'unknown' || (entry.refundDueAtMs !== null && entry.refundDueAtMs < nowMs);
  return (
    <li className="spending-purchase">
      <span className="one-line spending-what">{spendingText.take(entry.title, entry.durationS)}</span>
      <span className={needsEye ? 'spending-unclear' : 'spending-faint'}>
        {spendingText.standing(entry, nowMs)}
      </span>
      <b className="num can-select">{formatMicros(entry.countedMicros)}</b>
      <span className="spending-faint num">{spendingText.bought(entry.boughtAtMs, nowMs)}</span>
      <span className="spending-faint num spending-price">{spendingText.price(entry)}</span>
    </li>
  );
}
