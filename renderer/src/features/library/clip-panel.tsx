import { Copy, Download, Eye, FolderOpen, PenLine, Play, Share, Trash2 } from 'lucide-react';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import type { Clip } from '../../../../shared/contract/library.ts';
import { useNow } from '../../stores/second-ticker.ts';
import { libraryText } from '../../text/library.ts';
import { transferText } from '../../text/transfer.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { clipFacts } from './clip-facts.ts';
import { Facts } from './facts.tsx';
import { MissingPart } from './missing-part.tsx';
import { useClipActions } from './use-clip-actions.ts';

const words = libraryText.inspector;

type ClipPanelProps = {
  readonly clip: Clip;
  readonly isVeiled: boolean;
  readonly onShow: (id: ClipId) => void;
};

/** Everything about one clip. */
export function ClipPanel({ clip, isVeiled, onShow }: ClipPanelProps) {
  return (
    <>
      <Preview clip={clip} isVeiled={isVeiled} onShow={onShow} />
      <div className="inspector-scroll">
        {clip.missing && <MissingPart clip={clip} />}
        <PromptPart clip={clip} />
        <FactsPart clip={clip} />
      </div>
      <ActionsPart clip={clip} />
    </>
  );
}

function Preview({ clip, isVeiled, onShow }: ClipPanelProps) {
  const { play } = useClipActions();
  return (
    <div className="inspector-picture" style={{ aspectRatio: `${clip.width} / ${clip.height}` }}>
      {isVeiled ? (
        <button type="button" className="cell-veil" onClick={() => onShow(clip.id)}>
          <Eye aria-hidden="true" />
          {libraryText.cell.flagged} · {libraryText.cell.show}
        </button>
      ) : (
        <>
          {clip.missing && clip.poster === 'ready' && (
            <img className="inspector-video" src={`/media/poster/${clip.id}`} alt="" />
          )}
          {!clip.missing && (
            <video
              className="inspector-video"
              src={`/media/clip/${clip.id}`}
              {...(clip.poster === 'ready' ? { poster: `/media/poster/${clip.id}` } : {})}
              muted
              loop
              autoPlay={!window.matchMedia('(prefers-reduced-motion: reduce)').matches}
              playsInline
              aria-hidden="true"
            />
          )}
          <button type="button" className="inspector-play" onClick={() => play(clip.id)}>
            <Play aria-hidden="true" />
            <span className="unseen">{words.play}</span>
          </button>
        </>
      )}
    </div>
  );
}

function PromptPart({ clip }: { readonly clip: Clip }) {
  const { writeFrom, copyWords } = useClipActions();
  const { recipe } = clip;
  if (recipe === null) return <section className="inspector-part inspector-hint">{words.noPrompt}</section>;
  return (
    <section className="inspector-part" aria-label={words.prompt}>
      <p className="inspector-prompt can-select">{recipe.prompt}</p>
      {recipe.negativePrompt !== '' && (
        <p className="inspector-negative can-select">{words.negative(recipe.negativePrompt)}</p>
      )}
      <div className="inspector-row">
        <Button look="solid" icon={<PenLine />} onClick={() => writeFrom(clip.id)}>
          {words.write}
        </Button>
        <Button onClick={() => copyWords(recipe.prompt, libraryText.toasts.promptCopied)}>
          {words.copyPrompt}
        </Button>
        {recipe.negativePrompt !== '' && (
          <IconButton
            label={words.copyNegative}
            onClick={() => copyWords(recipe.negativePrompt, libraryText.toasts.negativeCopied)}
          >
            <Copy />
          </IconButton>
        )}
      </div>
    </section>
  );
}

function FactsPart({ clip }: { readonly clip: Clip }) {
  const now = useNow();
  const { copyWords } = useClipActions();
  const hash = (
    <button
      type="button"
      className="inspector-hash"
      aria-label={libraryText.facts.copyHash}
      onClick={() => copyWords(clip.sha256, libraryText.toasts.hashCopied)}
    >
      {clip.sha256.slice(0, 12)} …
    </button>
  );
  return (
    <section className="inspector-part" aria-label={words.facts}>
      <Facts facts={[...clipFacts(clip, now), [libraryText.facts.hash, hash]]} />
    </section>
  );
}

function ActionsPart({ clip }: { readonly clip: Clip }) {
  const actions = useClipActions();
  const ids = [clip.id];
  return (
    <footer className="inspector-actions">
      <Button icon={<FolderOpen />} onClick={() => actions.reveal(clip.id)}>
        {words.reveal}
      </Button>
      <Button icon={<Copy />} onClick={() => actions.copyFiles(ids)}>
        {words.copyFile(1)}
      </Button>
      <Button icon={<Download />} onClick={() => actions.saveCopy(ids)}>
        {words.saveCopy(1)}
      </Button>
      <Button icon={<Share />} onClick={() => actions.exportClips(ids)}>
        {transferText.export.open}
      </Button>
      <Button icon={<Trash2 />} onClick={() => actions.trash(ids)}>
        {words.trash}
      </Button>
    </footer>
  );
}
