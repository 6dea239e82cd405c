import { ChevronRight, EyeOff, Lightbulb } from 'lucide-react';
import { memo, useId } from 'react';
import type { Advice, AdviceField } from '../../../../../shared/craft/advice.ts';
import { commands } from '../../../commands/commands.ts';
import { routeHref } from '../../../stores/route.ts';
import { adviceListText } from '../../../text/advice-list.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Keys } from '../../../ui/keys.tsx';
import type { AdviceRead } from './use-advice.ts';
import { useRulesOff } from './use-advice.ts';
import { useAdviceActs } from './use-advice-acts.ts';
import './advice.css';

const words = adviceListText;

type AdviceListProps = {
  readonly read: AdviceRead | null;
  readonly field: AdviceField;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  /** The piece that F8 went to; said aloud. */
  readonly at: Advice | null;
};

/** Advice on one text: how many pieces, and each with its reason and its way out. It bars nothing. */
export const AdviceList = memo(function AdviceList({
  read,
  field,
  isOpen,
  onOpenChange,
  at,
}: AdviceListProps) {
  const id = useId();
  const items = (read?.items ?? []).filter((advice) => advice.field === field);
  const place = at === null ? -1 : items.indexOf(at);
  return (
    <div className="write-advice">
      <output className="unseen">
        {place < 0 || at === null
          ? items.length > 0 && words.count(items.length)
          : sentenceOf(at, words.at(place + 1, items.length))}
      </output>
      {items.length > 0 && (
        <Button
          icon={<Lightbulb />}
          className="write-advice-head"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => onOpenChange(!isOpen)}
        >
          {words.count(items.length)}
          <ChevronRight className="write-advice-mark" aria-hidden="true" />
          <Keys keys={commands['advice.next'].keys} />
        </Button>
      )}
      <div id={id} hidden={!isOpen || items.length === 0}>
        <ul aria-label={words.list}>
          {items.map((advice) => (
            <AdviceItem key={`${advice.rule} ${advice.range.from}`} advice={advice} isHere={advice === at} />
          ))}
        </ul>
        <RulesOff />
      </div>
    </div>
  );
});

function sentenceOf(advice: Advice, place: string): string {
  const { title, reason } = words.wordsOf(advice);
  return `${place}. ${title}. ${reason}`;
}

function AdviceItem({ advice, isHere }: { readonly advice: Advice; readonly isHere: boolean }) {
  const { mend, turnOff } = useAdviceActs();
  const { fix } = advice;
  const { title, reason } = words.wordsOf(advice);
  return (
    <li className="write-advice-item" aria-current={isHere || undefined}>
      <p>
        <b>
          <bdi>{title}</bdi>
        </b>
        <small>{reason}</small>
      </p>
      {fix !== null && (
        <Button look="solid" onClick={() => mend(advice)}>
          {words.fixLabel(fix)}
        </Button>
      )}
      <IconButton label={words.off} onClick={() => turnOff(advice)}>
        <EyeOff />
      </IconButton>
    </li>
  );
}

function RulesOff() {
  const off = useRulesOff();
  if (off.length === 0) return null;
  return (
    <p className="write-advice-off">
      {words.offCount(off.length)} · <a href={routeHref('settings', 'advice')}>{words.settings}</a>
    </p>
  );
}
