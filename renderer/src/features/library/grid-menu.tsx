import {
  ArchiveRestore,
  Check,
  Copy,
  Download,
  Eye,
  FolderMinus,
  FolderOpen,
  FlagOff,
  FolderPlus,
  PenLine,
  Play,
  Star,
  Tag,
  Tags,
  Trash2,
  X,
} from 'lucide-react';
import { clipLabels } from '../../../../shared/curation.ts';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import { useBound } from '../../stores/bound.ts';
import { createNamesStore } from '../../stores/names.ts';
import { libraryActs } from '../../text/library-acts.ts';
import { trashText } from '../../text/trash.ts';
import { libraryText } from '../../text/library.ts';
import { Submenu } from '../../ui/context-menu.tsx';
import { MenuChoices, MenuItem, MenuLine } from '../../ui/menu.tsx';
import { filterValue } from './filters.ts';
import { useClipActions } from './use-clip-actions.ts';
import { useCuration } from './use-curation.ts';
import { useLibrary, useSelection } from './use-library.ts';

const words = libraryActs.menu;

type GridMenuProps = {
  readonly shown: ReadonlySet<ClipId>;
  readonly onLook: (id: ClipId) => void;
  readonly onTag: (ids: ReadonlySet<ClipId>) => void;
};

/** Everything that can be done with what is selected. */
export function GridMenu({ shown, onLook, onTag }: GridMenuProps) {
  const selected = useSelection((state) => state.selected);
  const active = useSelection((state) => state.active);
  const details = useLibrary((state) => state.details);
  const clip = active === null ? undefined : details.get(active);
  const isVeiled = clip?.flagged === true && !shown.has(clip.id);
  return (
    <>
      {active !== null && (
        <MenuItem icon={isVeiled ? <Eye /> : <Play />} keys="Space" onChoose={() => onLook(active)}>
          {isVeiled ? words.show : words.play}
        </MenuItem>
      )}
      <MenuLine />
      <JudgeItems chosen={selected} />
      <MenuItem icon={<Tag />} keys="T" onChoose={() => onTag(selected)}>
        {words.tag}
      </MenuItem>
      <CollectItems chosen={selected} />
      <MenuLine />
      <FileItems chosen={selected} />
    </>
  );
}

type ItemsProps = { readonly chosen: ReadonlySet<ClipId> };

/** What all of the chosen have in common, or null; only what is known of them counts. */
function useCommon<T extends string>(chosen: ReadonlySet<ClipId>, of: (id: ClipId) => T | null): T | null {
  const [first, ...others] = [...chosen].slice(0, 500);
  const value = first === undefined ? null : of(first);
  return others.every((id) => of(id) === value) ? value : null;
}

/** Stands for having none, and for not being all the same, in menus whose values are never empty. */
const none = 'none';

function JudgeItems({ chosen }: ItemsProps) {
  const details = useLibrary((state) => state.details);
  const { change } = useCuration();
  const rating = useCommon(chosen, (id) => String(details.get(id)?.rating ?? 0));
  const label = useCommon(chosen, (id) => details.get(id)?.label ?? null);
  return (
    <>
      <Submenu label={words.rate} icon={<Star />}>
        <MenuChoices
          label={words.rate}
          value={rating ?? none}
          choices={[5, 4, 3, 2, 1, 0].map((stars) => ({
            value: String(stars),
            label: stars === 0 ? libraryActs.stars(0) : libraryActs.starsShort(stars),
          }))}
          onChoose={(next) => change(chosen, { kind: 'rate', rating: Number(next) })}
        />
      </Submenu>
      <Submenu label={words.label} icon={<Tags />}>
        <MenuChoices
          label={words.label}
          value={label ?? none}
          choices={[
            ...clipLabels.map((each) => ({ value: each, label: libraryActs.labels[each] })),
            { value: none, label: words.noLabel },
          ]}
          onChoose={(next) =>
            change(chosen, { kind: 'label', label: clipLabels.find((each) => each === next) ?? null })
          }
        />
      </Submenu>
      <MenuItem icon={<Check />} keys="K" onChoose={() => change(chosen, { kind: 'flag', flag: 'keep' })}>
        {words.keep}
      </MenuItem>
      <MenuItem icon={<X />} keys="X" onChoose={() => change(chosen, { kind: 'flag', flag: 'reject' })}>
        {words.reject}
      </MenuItem>
      <MenuItem icon={<FlagOff />} keys="U" onChoose={() => change(chosen, { kind: 'flag', flag: null })}>
        {words.noFlag}
      </MenuItem>
    </>
  );
}

function CollectItems({ chosen }: ItemsProps) {
  const collections = useBound(createNamesStore, (state) => state.collections);
  const open = useLibrary((state) => state.collection);
  const { change } = useCuration();
  return (
    <>
      {collections.length > 0 && (
        <Submenu label={words.collect} icon={<FolderPlus />}>
          {collections.map(({ name }) => (
            <MenuItem
              key={name}
              onChoose={() => change(chosen, { kind: 'collect', add: [name], remove: [] })}
            >
              {name}
            </MenuItem>
          ))}
        </Submenu>
      )}
      {open !== null && (
        <MenuItem
          icon={<FolderMinus />}
          onChoose={() => change(chosen, { kind: 'collect', add: [], remove: [open] })}
        >
          {words.takeOut(open)}
        </MenuItem>
      )}
    </>
  );
}

function FileItems({ chosen }: ItemsProps) {
  const ids = useLibrary((state) => state.ids);
  const isTrash = useLibrary((state) => filterValue(state.answeredQuery, 'is') === 'trashed');
  const actions = useClipActions();
  const { inspector } = libraryText;
  const [only, ...others] = [...chosen];
  const inOrder = (): readonly ClipId[] => ids.filter((id) => chosen.has(id));
  return (
    <>
      {only !== undefined && others.length === 0 && (
        <>
          <MenuItem icon={<PenLine />} onChoose={() => actions.writeFrom(only)}>
            {inspector.write}
          </MenuItem>
          <MenuItem icon={<FolderOpen />} onChoose={() => actions.reveal(only)}>
            {inspector.reveal}
          </MenuItem>
        </>
      )}
      <MenuItem icon={<Copy />} keys="Mod+C" onChoose={() => actions.copyFiles(inOrder())}>
        {inspector.copyFile(chosen.size)}
      </MenuItem>
      <MenuItem icon={<Download />} onChoose={() => actions.exportClips(inOrder())}>
        {words.export}
      </MenuItem>
      <MenuLine />
      {isTrash ? (
        <>
          <MenuItem icon={<ArchiveRestore />} onChoose={() => actions.restore(inOrder())}>
            {words.restore}
          </MenuItem>
          <MenuItem icon={<Trash2 />} look="danger" keys="Del" onChoose={() => actions.trash(inOrder())}>
            {trashText.remove}
          </MenuItem>
        </>
      ) : (
        <MenuItem icon={<Trash2 />} look="danger" keys="Del" onChoose={() => actions.trash(inOrder())}>
          {inspector.trash}
        </MenuItem>
      )}
    </>
  );
}
