import { Dialog as Base } from '@base-ui/react/dialog';
import { useNotices } from '../../notices/use-notices.ts';
import { useBound } from '../../stores/bound.ts';
import { createSettingsStore } from '../../stores/settings.ts';
import { settingsText } from '../../text/settings.ts';

const words = settingsText.weak;

/** No keyring: the user decides how far to trust this computer. Closing it keeps the key for the session. */
export function WeakChoice({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const keepKeyWeakly = useBound(createSettingsStore, (state) => state.keepKeyWeakly);
  const notices = useNotices();

  async function store(): Promise<void> {
    await keepKeyWeakly();
    notices.show({ title: words.storedDone });
  }

  return (
    <Base.Root open={isOpen} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="ui-scrim" />
        <Base.Popup className="ui-dialog ui-dialog--confirm">
          <Base.Title className="ui-dialog-title">{words.title}</Base.Title>
          <Base.Description className="ui-dialog-text">{words.body}</Base.Description>
          <div className="settings-choices">
            <button
              type="button"
              onClick={() => {
                notices.show({ title: settingsText.service.savedSession });
                onClose();
              }}
            >
              <b>{words.session}</b>
              <span>{words.sessionBody}</span>
            </button>
            <button
              type="button"
              onClick={() => {
                notices.run(store);
                onClose();
              }}
            >
              <b>{words.stored}</b>
              <span>{words.storedBody}</span>
            </button>
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
