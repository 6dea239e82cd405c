import { ask } from '../../bridge.ts';
import { useNotices } from '../../notices/use-notices.ts';
import { useBridge } from '../../stores/bound.ts';
import { listsText } from '../../text/library-lists.ts';
import { NameDialog } from '../../ui/name-dialog.tsx';
import { useLibrary } from './use-library.ts';

type SaveSearchProps = { readonly isOpen: boolean; readonly onClose: () => void };

/** Keeps what is searched for by a name, in the list beside the rooms. */
export function SaveSearch({ isOpen, onClose }: SaveSearchProps) {
  const bridge = useBridge();
  const notices = useNotices();
  const query = useLibrary((state) => state.query.trim());
  return (
    <NameDialog
      title={listsText.searches.saveTitle}
      closeLabel={listsText.close}
      label={listsText.nameLabel}
      hint={query}
      save={listsText.save}
      cancel={listsText.cancel}
      maxLength={120}
      name={isOpen ? query : null}
      onClose={onClose}
      onSave={(name) =>
        notices.run(async () => {
          await ask(bridge, 'library.saveSearch', { name, query });
          notices.show({ title: listsText.searches.saved(name) });
        })
      }
    />
  );
}
