import { Copy, PenLine } from 'lucide-react';
import type { Clip } from '../../../../../shared/contract/library.ts';
import { libraryText } from '../../../text/library.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { useClipActions } from '../use-clip-actions.ts';
import { TitleField } from './title-field.tsx';

const words = libraryText.inspector;

type PromptPartProps = { readonly clip: Clip; readonly onTitle: (title: string) => void };

/** What the clip is called and was made from, to be read, copied, and written on from. */
export function PromptPart({ clip, onTitle }: PromptPartProps) {
  const { writeFrom, copyWords } = useClipActions();
  const { recipe } = clip;
  const title = <TitleField title={clip.title} onChange={onTitle} />;
  if (recipe === null)
    return (
      <section className="inspector-part" aria-label={words.prompt}>
        {title}
        <p className="inspector-hint">{words.noPrompt}</p>
      </section>
    );
  return (
    <section className="inspector-part" aria-label={words.prompt}>
      {title}
      <p className="inspector-prompt can-select" dir="auto">
        {recipe.prompt}
      </p>
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
