import { BookMarked, ListPlus, Pin, PinOff, Shapes } from 'lucide-react';
import { memo, useMemo } from 'react';
import {
  negativePresets,
  presetState,
  readChips,
  togglePreset,
} from '../../../../../shared/craft/negative.ts';
import type { NegativePreset } from '../../../../../shared/craft/negative.ts';
import { useNotices } from '../../../notices/use-notices.ts';
import { useBound } from '../../../stores/bound.ts';
import { createEditorStore } from '../../../stores/editor.ts';
import { createPhrasebookStore } from '../../../stores/phrasebook.ts';
import { createSettingsStore } from '../../../stores/settings.ts';
import { createWriteViewStore } from '../../../stores/write-view.ts';
import { negativeText } from '../../../text/negative.ts';
import { Button } from '../../../ui/button.tsx';
import { Menu, MenuCheck, MenuItem, MenuLine } from '../../../ui/menu.tsx';

const words = negativeText;

type Group = { readonly key: string; readonly label: string; readonly terms: readonly string[] };

const readyMade = Object.entries(negativePresets).map(([key, terms]): Group => {
  const name = key as NegativePreset;
  return { key, label: words.presets[name], terms };
});

/** Groups of what usually goes wrong, put in or taken out whole. */
export const GroupsMenu = memo(function GroupsMenu({ text }: { readonly text: string }) {
  const edit = useBound(createEditorStore, (state) => state.edit);
  const open = useBound(createWriteViewStore, (state) => state.openPhrasebook);
  const own = useOwnGroups();
  const check = ({ key, label, terms }: Group) => (
    <MenuCheck
      key={key}
      state={presetState(text, terms)}
      someLabel={words.some}
      onToggle={() => edit({ negativePrompt: togglePreset(text, terms).text })}
    >
      {label}
    </MenuCheck>
  );
  return (
    <Menu trigger={<Button icon={<Shapes />}>{words.groups}</Button>}>
      {readyMade.map(check)}
      {own.length > 0 && <MenuLine />}
      {own.map(check)}
      <MenuLine />
      <MenuItem
        icon={<ListPlus />}
        isDisabled={text.trim() === ''}
        onChoose={() => open('negative', { kind: 'negative', body: text })}
      >
        {words.save}
      </MenuItem>
      <MenuItem icon={<BookMarked />} onChoose={() => open('negative')}>
        {words.manage}
      </MenuItem>
      <DefaultItem text={text} />
    </Menu>
  );
});

function useOwnGroups(): readonly Group[] {
  const phrases = useBound(createPhrasebookStore, (state) => state.phrases);
  return useMemo(
    () =>
      (phrases ?? []).flatMap(({ id, kind, name, body }): Group[] => {
        const terms = readChips(body).map((chip) => chip.text);
        return kind === 'negative' && terms.length > 0 ? [{ key: id, label: name, terms }] : [];
      }),
    [phrases],
  );
}

function DefaultItem({ text }: { readonly text: string }) {
  const before = useBound(createSettingsStore, (state) => state.settings?.defaultNegative ?? '');
  const update = useBound(createSettingsStore, (state) => state.update);
  const notices = useNotices();
  const isForgetting = before !== '' && (before === text || text.trim() === '');
  async function set(): Promise<void> {
    await update({ defaultNegative: isForgetting ? '' : text });
    notices.show({ title: isForgetting ? words.forgottenForNew : words.usedForNew });
  }
  return (
    <MenuItem
      icon={isForgetting ? <PinOff /> : <Pin />}
      isDisabled={!isForgetting && text.trim() === ''}
      onChoose={() => notices.run(set)}
    >
      {isForgetting ? words.forgetForNew : words.useForNew}
    </MenuItem>
  );
}
