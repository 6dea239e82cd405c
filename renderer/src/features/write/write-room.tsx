import { CircleAlert, Film, Maximize2, Minimize2 } from 'lucide-react';
import type { DraftId } from '../../../../shared/contract/ids.ts';
import { useEffect, useRef, useState } from 'react';
import type { Ref } from 'react';
import { commands, keysOf } from '../../commands/commands.ts';
import { useCommand } from '../../commands/use-command.ts';
import { useBound } from '../../stores/bound.ts';
import { createDraftTakesStore } from '../../stores/draft-takes.ts';
import { createDraftsStore } from '../../stores/drafts.ts';
import { createEditorStore } from '../../stores/editor.ts';
import { createSettingsStore } from '../../stores/settings.ts';
import { createWriteViewStore } from '../../stores/write-view.ts';
import { errorText } from '../../text/errors.ts';
import { writeText } from '../../text/write.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ariaKeys, Keys } from '../../ui/keys.tsx';
import { RoomBar, Spring } from '../../ui/room-bar.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { Dock } from './dock.tsx';
import { DraftTitle } from './draft-title.tsx';
import { Samples, Welcome } from './first-run.tsx';
import { PhrasebookDialog } from './phrasebook/phrasebook-dialog.tsx';
import { PromptFields } from './prompt-fields.tsx';
import { SaveTrouble } from './save-note.tsx';
import { SidePanel } from './side-panel.tsx';
import { RevisionCommands } from './timeline/revision-commands.tsx';
import { useFocusMode } from './use-focus-mode.ts';
import { useOpenDraft } from './use-open-draft.ts';
import './write-room.css';
import './focus-mode.css';

export function WriteRoom() {
  const { reopen } = useOpenDraft();
  const id = useBound(createEditorStore, (state) => state.draft?.id ?? null);
  const openError = useBound(createEditorStore, (state) => state.error);
  const listError = useBound(createDraftsStore, (state) => state.error);
  const error = openError ?? listError;
  if (id !== null) return <OpenDraft id={id} />;
  // Opening takes a moment at most; a spinner would only flicker.
  if (error === null) return <div className="write" aria-busy="true" />;
  return (
    <div role="alert" className="write-failed">
      <EmptyState
        icon={<CircleAlert />}
        title={writeText.openFailed.title}
        actions={
          <Button look="solid" onClick={reopen}>
            {writeText.openFailed.retry}
          </Button>
        }
      >
        {error.code === 'unexpected' ? writeText.openFailed.body : errorText[error.code].title}
      </EmptyState>
    </div>
  );
}

const samples = <Samples />;

function OpenDraft({ id }: { readonly id: DraftId }) {
  const hasRoomBeside = useMedia('(min-width: 1280px)');
  const [isSideOpen, setIsSideOpen] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  function closeSide(): void {
    setIsSideOpen(false);
    toggle.current?.focus();
  }
  const { isFocus, said } = useFocusMode();
  const focus = useBound(createWriteViewStore, (state) => state.focus);
  const openPhrasebook = useBound(createWriteViewStore, (state) => state.openPhrasebook);
  const beside = useRef<HTMLDivElement>(null);
  useCommand('phrasebook', () => openPhrasebook('snippet'));
  useCommand('timeline', () => {
    focus(false);
    // After focus mode it has to be drawn first.
    if (hasRoomBeside) requestAnimationFrame(() => goBetween(beside.current));
    else if (isSideOpen && !isFocus) closeSide();
    else setIsSideOpen(true);
  });
  const showTakes = useBound(createDraftTakesStore, (state) => state.show);
  useEffect(() => void showTakes(id), [showTakes, id]);
  useEffect(markUsable, []);
  const begunWith = useBound(createSettingsStore, (state) => state.settings?.defaultNegative ?? '');
  const isBlank = useBound(
    createEditorStore,
    ({ read }) => read?.prompt === '' && ['', begunWith].includes(read.negativePrompt),
  );
  return (
    <div className={isFocus ? 'write write--focus' : 'write'}>
      <output className="unseen">{said}</output>
      <div className="write-main">
        <div className="write-stage">
          {isFocus ? (
            <Button
              className="write-focus-leave"
              icon={<Minimize2 />}
              aria-keyshortcuts={ariaKeys(keysOf('focus'))}
              onClick={() => focus(false)}
            >
              {writeText.focus.leave}
              <Keys keys={commands.focus.keys} />
            </Button>
          ) : (
            <RoomBar>
              <DraftTitle id={id} />
              <Spring />
              <IconButton
                label={writeText.focus.enter}
                keys={commands.focus.keys}
                onClick={() => focus(true)}
              >
                <Maximize2 />
              </IconButton>
              {!hasRoomBeside && (
                <SideToggle ref={toggle} isOpen={isSideOpen} onOpen={() => setIsSideOpen(true)} />
              )}
            </RoomBar>
          )}
          <div className="write-page">
            {isBlank && <Welcome />}
            <PromptFields between={isBlank && samples} />
          </div>
          {!hasRoomBeside && isSideOpen && !isFocus && (
            <div className="write-over">
              <SidePanel draftId={id} onClose={closeSide} />
            </div>
          )}
        </div>
        <SaveTrouble />
        <Dock draftId={id} isSlim={isFocus} />
      </div>
      <PhrasebookDialog />
      <RevisionCommands draftId={id} />
      {hasRoomBeside && (
        <div className="write-beside" ref={beside} hidden={isFocus}>
          <SidePanel draftId={id} onClose={null} />
        </div>
      )}
    </div>
  );
}

type SideToggleProps = {
  readonly ref: Ref<HTMLButtonElement>;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
};

function SideToggle({ ref, isOpen, onOpen }: SideToggleProps) {
  const count = useBound(createDraftTakesStore, (state) => state.takes?.size ?? 0);
  return (
    <Button ref={ref} icon={<Film />} aria-expanded={isOpen} onClick={onOpen}>
      {writeText.side.open(count)}
    </Button>
  );
}

/** To the takes, or from them back to the text. */
function goBetween(beside: HTMLElement | null): void {
  const isThere = beside?.contains(document.activeElement) === true;
  const target = isThere ? '.write-editor--prose .cm-content' : '.write-side';
  document.querySelector<HTMLElement>(target)?.focus();
}

/** The moment one can type, for `npm run bench -- startup`. */
function markUsable(): void {
  requestAnimationFrame(() => performance.mark('dailies:usable'));
}
