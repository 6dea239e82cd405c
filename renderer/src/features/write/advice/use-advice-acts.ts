import { useMemo } from 'react';
import type { Advice } from '../../../../../shared/craft/advice.ts';
import { changeText } from '../../../../../shared/craft/text-range.ts';
import { useNotices } from '../../../notices/use-notices.ts';
import type { Notices } from '../../../notices/use-notices.ts';
import { storeOf, useBridge } from '../../../stores/bound.ts';
import type { Bridge } from '../../../bridge.ts';
import { createEditorStore } from '../../../stores/editor.ts';
import { createPhrasebookStore } from '../../../stores/phrasebook.ts';
import { createSettingsStore } from '../../../stores/settings.ts';
import { adviceListText } from '../../../text/advice-list.ts';
import { adviceText } from '../../../text/advice.ts';
import { readAdvice } from './use-advice.ts';

export type AdviceActs = {
  mend(advice: Advice): void;
  /** Silences the rule, for all drafts; the notice takes it back. */
  turnOff(advice: Advice): void;
};

function createAdviceActs(bridge: Bridge, notices: Notices): AdviceActs {
  const editor = storeOf(bridge, createEditorStore);
  const settings = storeOf(bridge, createSettingsStore);

  /** The same advice on the text as it is now; one key may have been typed since it was shown. */
  function asOfNow(shown: Advice): Advice | undefined {
    const { recipe } = editor.getState();
    if (recipe === null) return undefined;
    const { shelves } = storeOf(bridge, createPhrasebookStore).getState();
    const same = (one: Advice) =>
      one.rule === shown.rule && JSON.stringify(one.params) === JSON.stringify(shown.params);
    const now = readAdvice(recipe, shelves, []).filter(same);
    return now.find(({ range }) => range.from >= shown.range.from) ?? now[0];
  }

  return {
    mend(shown) {
      const fix = asOfNow(shown)?.fix;
      const { recipe, replaceText } = editor.getState();
      if (fix === undefined || fix === null || recipe === null) return;
      if (fix.kind === 'longer') replaceText({ durationS: fix.durationS });
      else replaceText({ [fix.field]: changeText(recipe[fix.field], fix.change).text });
    },
    turnOff({ rule }) {
      const before = settings.getState().settings?.adviceOff ?? [];
      notices.run(async () => {
        await settings.getState().update({ adviceOff: [...new Set([...before, rule])] });
        notices.show({
          title: adviceListText.turnedOff(adviceText.rules[rule].name),
          action: {
            label: adviceListText.undo,
            run: () => notices.run(() => settings.getState().update({ adviceOff: [...before] })),
          },
        });
      });
    },
  };
}

export function useAdviceActs(): AdviceActs {
  const bridge = useBridge();
  const notices = useNotices();
  return useMemo(() => createAdviceActs(bridge, notices), [bridge, notices]);
}
