import { ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import type { LedgerGroup } from '../../../../shared/contract/ledger.ts';
import { formatMicros } from '../../../../shared/money.ts';
import { useNotices } from '../../notices/use-notices.ts';
import { useBound } from '../../stores/bound.ts';
import { createLedgerStore, groupId } from '../../stores/ledger.ts';
import { wholeNumber } from '../../text/form.ts';
import { spendingText } from '../../text/spending.ts';
import { Button } from '../../ui/button.tsx';
import { cents } from './figures.tsx';
import { GroupTakes } from './group-takes.tsx';

const words = spendingText.columns;
const groupsAtOnce = 60;

/** The sums, one row per day, month or draft; each opens to its takes. */
export function LedgerTable() {
  const by = useBound(createLedgerStore, (state) => state.by);
  const groups = useBound(createLedgerStore, (state) => state.groups);
  const [shown, setShown] = useState(groupsAtOnce);
  return (
    <>
      <table className="spending-table">
        <thead>
          <tr>
            <th scope="col">{spendingText.groupings[by]}</th>
            <th scope="col">{words.takes}</th>
            <th scope="col">{words.clips}</th>
            <th scope="col">{words.spent}</th>
            <th scope="col">{words.refunds}</th>
            <th scope="col">{words.perClip}</th>
          </tr>
        </thead>
        {groups.slice(0, shown).map((group) => (
          <GroupRows key={`${by} ${groupId(group)}`} group={group} />
        ))}
      </table>
      {groups.length > shown && (
        <Button className="spending-more" onClick={() => setShown(shown + groupsAtOnce)}>
          {spendingText.moreGroups}
        </Button>
      )}
    </>
  );
}

function GroupRows({ group }: { readonly group: LedgerGroup }) {
  const by = useBound(createLedgerStore, (state) => state.by);
  const opened = useBound(createLedgerStore, (state) => state.opened.get(groupId(group)));
  const toggle = useBound(createLedgerStore, (state) => state.toggle);
  const readAtMs = useBound(createLedgerStore, (state) => state.readAtMs);
  const notices = useNotices();
  const takesId = useId();
  const name = spendingText.group(group, by, readAtMs);
  const isOpen = opened !== undefined;
  const { takes, clips, spentMicros, refundedMicros, refundDueMicros, unclearMicros, perClipMicros } =
    group.sums;
  return (
    <tbody>
      <tr className="spending-group" onClick={() => notices.run(() => toggle(group))}>
        <th scope="row">
          <div className="spending-head">
            <button
              type="button"
              className="spending-toggle"
              aria-expanded={isOpen}
              aria-controls={isOpen ? takesId : undefined}
              aria-label={spendingText.toggle(name, isOpen)}
              onClick={(event) => {
                event.stopPropagation();
                notices.run(() => toggle(group));
              }}
            >
              <ChevronRight aria-hidden="true" />
            </button>
            <span className="spending-name">{name}</span>
          </div>
        </th>
        <td className="num">{wholeNumber(takes)}</td>
        <td className="num">{wholeNumber(clips)}</td>
        <td className="num">
          {formatMicros(spentMicros)}
          {unclearMicros > 0 && (
            <span className="spending-unclear">{spendingText.unclear(unclearMicros)}</span>
          )}
        </td>
        <td className="num spending-faint">{spendingText.refunds(refundedMicros, refundDueMicros)}</td>
        <td className="num">{perClipMicros === null ? spendingText.none : cents(perClipMicros)}</td>
      </tr>
      {opened !== undefined && (
        <tr id={takesId}>
          <td colSpan={6} className="spending-takes">
            <GroupTakes group={group} found={opened} />
          </td>
        </tr>
      )}
    </tbody>
  );
}
