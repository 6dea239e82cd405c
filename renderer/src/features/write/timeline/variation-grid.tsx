import { useState } from 'react';
import type { Revision } from '../../../../../shared/contract/revisions.ts';
import { useBound } from '../../../stores/bound.ts';
import { createDraftTakesStore } from '../../../stores/draft-takes.ts';
import { useNow } from '../../../stores/second-ticker.ts';
import { shellText } from '../../../text/shell.ts';
import { timelineText } from '../../../text/timeline.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { TakeTile } from '../take-tile.tsx';
import { valueIn, variedSlots } from './families.ts';
import { byAge } from './timeline-entries.tsx';

const words = timelineText.grid;

type VariationGridProps = {
  /** Null while closed. */
  readonly family: readonly Revision[] | null;
  readonly onClose: () => void;
};

/** The takes of the variations of one text, laid out by what varies. */
export function VariationGrid({ family, onClose }: VariationGridProps) {
  return (
    <Dialog
      isOpen={family !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={words.title}
      closeLabel={shellText.close}
      size="wide"
    >
      {family !== null && <Table family={family} />}
    </Dialog>
  );
}

function Table({ family }: { readonly family: readonly Revision[] }) {
  const slots = variedSlots(family);
  const [down, setDown] = useState<string | null>(slots[0]?.slot ?? null);
  const [across, setAcross] = useState<string | null>(slots[1]?.slot ?? null);
  const valuesOf = (slot: string | null) => slots.find((each) => each.slot === slot)?.values ?? [null];
  const choices = slots.map(({ slot }) => slot);
  return (
    <>
      {slots.length > 1 && (
        <div className="write-grid-axes">
          <Axis label={words.rows} value={down} slots={choices} onChange={setDown} />
          <Axis label={words.columns} value={across} slots={choices} onChange={setAcross} />
        </div>
      )}
      <div className="write-grid-scroll">
        <table className="write-grid">
          <thead>
            <tr>
              <th scope="col">
                <span className="unseen">{words.corner}</span>
              </th>
              {valuesOf(across).map((value) => (
                <th key={value} scope="col">
                  {labelOf(value)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {valuesOf(down).map((row) => (
              <tr key={row}>
                <th scope="row">{labelOf(row)}</th>
                {valuesOf(across).map((column) => (
                  <td key={column}>
                    <Cell
                      revisions={family.filter(
                        (revision) =>
                          (row === null || valueIn(revision, down) === row) &&
                          (column === null || valueIn(revision, across) === column),
                      )}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function labelOf(value: string | null): string {
  if (value === null) return words.all;
  return value === '' ? words.nothing : value;
}

type AxisProps = {
  readonly label: string;
  readonly value: string | null;
  readonly slots: readonly string[];
  readonly onChange: (slot: string) => void;
};

function Axis({ label, value, slots, onChange }: AxisProps) {
  return (
    <label className="write-compare-choice">
      <span>{label}</span>
      <select value={value ?? ''} onChange={(event) => onChange(event.currentTarget.value)}>
        {slots.map((slot) => (
          <option key={slot} value={slot}>
            {words.slot(slot)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The takes of the texts that fit both headings; with a third place that varies these may be several. */
function Cell({ revisions }: { readonly revisions: readonly Revision[] }) {
  const nowMs = useNow();
  const takes = useBound(createDraftTakesStore, (state) => state.takes);
  const ids = new Set(revisions.map(({ id }) => id));
  const mine = [...(takes?.values() ?? [])].filter((take) => ids.has(take.revisionId)).toSorted(byAge);
  if (mine.length === 0) return <span className="write-grid-none">{words.none}</span>;
  return (
    <ul className="write-tiles">
      {mine.map((take, at) => (
        <li key={take.id}>
          <TakeTile take={take} at={at + 1} nowMs={nowMs} />
        </li>
      ))}
    </ul>
  );
}
