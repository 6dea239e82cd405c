import { useNotices } from '../../notices/use-notices.ts';
import { useBound } from '../../stores/bound.ts';
import { createSettingsStore } from '../../stores/settings.ts';
import { settingsText } from '../../text/settings.ts';
import { Overlay, OverlayText, OverlayTitle } from '../../ui/overlay.tsx';

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
    <Overlay isOpen={isOpen} onClose={onClose} className="ui-dialog ui-dialog--confirm" hasScrim>
      <OverlayTitle className="ui-dialog-title">{words.title}</OverlayTitle>
      <OverlayText className="ui-dialog-text">{words.body}</OverlayText>
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
    </Overlay>
  );
}
