import { useEffect, useMemo, useState } from 'react';
import { ask } from '../../bridge.ts';
import { useBridge } from '../../stores/bound.ts';
import { completionAt, optionsFor } from './completions.ts';
import type { SearchOption, Suggestions } from './completions.ts';

const most = 12;
const none: Suggestions = [];

/** The options for what stands at the caret. Values that only the library knows are asked for; an older answer is dropped. */
export function useCompletions(text: string, caret: number): readonly SearchOption[] {
  const bridge = useBridge();
  const completion = useMemo(() => completionAt(text, caret), [text, caret]);
  const [known, setKnown] = useState<{ readonly for: string; readonly values: Suggestions }>({
    for: '',
    values: none,
  });
  const field = completion?.kind === 'value' ? completion.field : null;
  const prefix = completion?.prefix ?? '';
  const wanted = field === null ? '' : `${field}:${prefix}`;

  useEffect(() => {
    if (field === null || field === 'id') return undefined;
    let isOutdated = false;
    ask(bridge, 'library.suggest', { field, prefix, limit: most }).then(
      ({ values }) => isOutdated || setKnown({ for: `${field}:${prefix}`, values }),
      // Without suggestions one types on.
      () => undefined,
    );
    return () => {
      isOutdated = true;
    };
  }, [bridge, field, prefix]);

  return useMemo(() => {
    if (completion === null) return [];
    return optionsFor(text, completion, known.for === wanted ? known.values : none).slice(0, most);
  }, [completion, text, known, wanted]);
}
