import type { CurationChange } from '../../../../../shared/contract/curation.ts';
import type { ClipId } from '../../../../../shared/contract/ids.ts';
import type { Clip } from '../../../../../shared/contract/library.ts';
import { DoubledPart } from '../doubles/doubled-banner.tsx';
import { MissingPart } from '../missing-part.tsx';
import { ActionsPart } from './actions-part.tsx';
import { ClipHead } from './clip-head.tsx';
import { FactsPart } from './facts-part.tsx';
import { JudgePart } from './judge-part.tsx';
import { LineagePart } from './lineage-part.tsx';
import { CollectionsPart, TagsPart } from './names-parts.tsx';
import { NotesPart } from './notes-part.tsx';
import { PromptPart } from './prompt-part.tsx';
import type { Clips } from './use-clips.ts';

type ClipPanelProps = {
  readonly clip: Clip;
  /** The same clip as the chosen one of many controls. */
  readonly clips: Clips;
  readonly isVeiled: boolean;
  readonly onShow: (id: ClipId) => void;
  readonly onChange: (change: CurationChange) => void;
};

/** Everything about one clip. */
export function ClipPanel({ clip, clips, isVeiled, onShow, onChange }: ClipPanelProps) {
  return (
    <>
      <ClipHead clip={clip} isVeiled={isVeiled} isPlayable={!clip.missing} onShow={onShow} />
      <div className="inspector-scroll">
        {clip.missing && <MissingPart clip={clip} />}
        <DoubledPart id={clip.id} />
        <JudgePart clips={clips} onChange={onChange} />
        <PromptPart clip={clip} onTitle={(title) => onChange({ kind: 'title', title })} />
        <TagsPart clips={clips} onChange={onChange} />
        <CollectionsPart clips={clips} onChange={onChange} />
        <NotesPart clip={clip} />
        <FactsPart clip={clip} />
        <LineagePart clip={clip} />
      </div>
      <ActionsPart ids={[clip.id]} />
    </>
  );
}
