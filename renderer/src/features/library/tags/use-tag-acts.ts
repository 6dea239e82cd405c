import { useMemo } from 'react';
import { ask } from '../../../bridge.ts';
import { useActs } from '../../../notices/use-acts.ts';
import { useNotices } from '../../../notices/use-notices.ts';
import { useBridge } from '../../../stores/bound.ts';
import { tagsText } from '../../../text/tags.ts';

/** What can be done with a tag, on every clip that has it, each with its way back. */
export function useTagActs() {
  const bridge = useBridge();
  const notices = useNotices();
  const acts = useActs();
  return useMemo(
    () => ({
      rename: (from: string, to: string) =>
        notices.run(async () => {
          const { changed, act } = await ask(bridge, 'library.renameTag', { from, to });
          acts.tell(tagsText.renamed(from, to, changed), act);
        }),
      remove: (name: string) =>
        notices.run(async () => {
          const { changed, act } = await ask(bridge, 'library.deleteTag', { name });
          acts.tell(tagsText.removed(name, changed), act);
        }),
    }),
    [bridge, notices, acts],
  );
}
