import { useMemo, useState } from 'react';
import type { ComponentProps } from 'react';
import type { Advice, AdviceField } from '../../../../../shared/craft/advice.ts';
import type { EditorAdvice } from '../editor/advice-marks.ts';
import type { AdviceList } from './advice-list.tsx';
import type { AdviceRead } from './use-advice.ts';
import { useAdviceActs } from './use-advice-acts.ts';

type FieldAdvice = { readonly marks: EditorAdvice; readonly list: ComponentProps<typeof AdviceList> };

/** Advice on one field, for its editor and for the list under it; F8 in the one opens the other. */
export function useFieldAdvice(read: AdviceRead | null, field: AdviceField): FieldAdvice {
  const acts = useAdviceActs();
  const [isOpen, onOpenChange] = useState(false);
  const [visited, setVisited] = useState<Advice | null>(null);
  const marks = useMemo(
    () => ({
      text: read?.recipe[field] ?? '',
      items: (read?.items ?? []).filter((advice) => advice.field === field),
      onMend: acts.mend,
      onTurnOff: acts.turnOff,
      onVisit(advice: Advice) {
        setVisited(advice);
        onOpenChange(true);
      },
    }),
    [read, field, acts],
  );
  const at = visited !== null && marks.items.includes(visited) ? visited : null;
  return { marks, list: { read, field, isOpen, onOpenChange, at } };
}
