import { Eye, EyeOff } from 'lucide-react';
import { useId, useState } from 'react';
import { useCommand } from '../../commands/use-command.ts';
import { emptyRecipe } from '../../../../shared/recipe.ts';
import { useNotices } from '../../notices/use-notices.ts';
import { useBound } from '../../stores/bound.ts';
import { createEditorStore } from '../../stores/editor.ts';
import { editorText } from '../../text/editor.ts';
import { Button } from '../../ui/button.tsx';
import { useSending } from './sending.ts';

const words = editorText.sent;

/** Exactly what would go to the service, where that is not just what is written. */
export function SentPreview() {
  const recipe = useBound(createEditorStore, ({ read }) => read) ?? emptyRecipe;
  const [isOpen, setIsOpen] = useState(false);
  const sending = useSending(recipe);
  const id = useId();
  const notices = useNotices();
  const first = sending.kind === 'too-many' ? undefined : sending.variants[0];
  const isAsWritten = first?.prompt === recipe.prompt && first.negativePrompt === recipe.negativePrompt;
  useCommand('preview', () => {
    if (first === undefined) notices.show({ title: words.tooMany });
    else if (isAsWritten) notices.show({ title: words.asWritten });
    else setIsOpen((before) => !before);
  });
  if (sending.kind === 'too-many' || first === undefined || isAsWritten) return null;
  return (
    <div className="write-sent">
      <Button
        icon={isOpen ? <EyeOff /> : <Eye />}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen((before) => !before)}
      >
        {isOpen ? words.hide : words.show}
      </Button>
      <div id={id} hidden={!isOpen} className="write-sent-text" role="note" aria-label={words.title}>
        {sending.kind === 'several' && <small>{words.first(sending.variants.length)}</small>}
        <p>{first.prompt === '' ? <i>{words.empty}</i> : first.prompt}</p>
        {first.negativePrompt !== '' && <p className="write-sent-negative">{first.negativePrompt}</p>}
      </div>
    </div>
  );
}
