import { Check, X } from 'lucide-react';
import { clipFlags, clipLabels } from '../../../../../shared/curation.ts';
import type { CurationChange } from '../../../../../shared/contract/curation.ts';
import { inspectorText } from '../../../text/inspector.ts';
import { Stars } from '../../../ui/stars.tsx';
import { Toggles } from '../../../ui/toggles.tsx';
import { commonOf, valueOr } from './common.ts';
import type { Clips } from './use-clips.ts';
import './judge-part.css';

const words = inspectorText;
const flagIcons = { keep: <Check />, reject: <X /> } as const;

type JudgePartProps = {
  readonly clips: Clips;
  readonly onChange: (change: CurationChange) => void;
};

/** Stars, flag and colour of one clip or of many: each control acts on all of them at once. */
export function JudgePart({ clips: { known }, onChange }: JudgePartProps) {
  const rating = commonOf(known, (clip) => clip.rating);
  const flag = commonOf(known, (clip) => clip.flag);
  const label = commonOf(known, (clip) => clip.label);
  const differing = [
    ...(rating.isMixed ? [words.rating] : []),
    ...(flag.isMixed ? [words.flag] : []),
    ...(label.isMixed ? [words.label] : []),
  ];
  return (
    <section className="inspector-part judge" aria-label={words.judge}>
      <div className="judge-row">
        <Stars
          label={words.rating}
          value={valueOr(rating, null)}
          nameOf={words.stars}
          onChange={(stars) => onChange({ kind: 'rate', rating: stars })}
        />
        <Toggles
          label={words.flag}
          value={valueOr(flag, null)}
          choices={clipFlags.map((value) => ({
            value,
            label: words.flags[value],
            picture: flagIcons[value],
            isLabelShown: true,
          }))}
          onChange={(next) => onChange({ kind: 'flag', flag: next })}
        />
      </div>
      <Toggles
        label={words.label}
        value={valueOr(label, null)}
        choices={clipLabels.map((value) => ({
          value,
          label: words.labels[value],
          picture: <i className="judge-colour" data-label={value} />,
        }))}
        onChange={(next) => onChange({ kind: 'label', label: next })}
      />
      {known.length > 1 && differing.length > 0 && (
        <p className="inspector-hint">{words.mixedOf(differing)}</p>
      )}
    </section>
  );
}
