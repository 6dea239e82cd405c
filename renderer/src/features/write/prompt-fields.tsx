import { useId } from 'react';
import type { ReactNode } from 'react';
import { promptLength, promptLimit } from '../../../../shared/recipe.ts';
import type { Recipe } from '../../../../shared/recipe.ts';
import { useBound } from '../../stores/bound.ts';
import { createEditorStore } from '../../stores/editor.ts';
import { writeText } from '../../text/write.ts';
import { Banner } from '../../ui/banner.tsx';
import { CountLine } from './count-line.tsx';
import { SaveNote } from './save-note.tsx';
import { TextEditor } from './text-editor.tsx';

type PromptFieldsProps = {
  readonly recipe: Recipe;
  /** What stands between the two fields. */
  readonly between: ReactNode;
};

/** What is seen, and what is kept out. */
export function PromptFields({ recipe, between }: PromptFieldsProps) {
  const textVersion = useBound(createEditorStore, (state) => state.textVersion);
  const edit = useBound(createEditorStore, (state) => state.edit);
  const flush = useBound(createEditorStore, (state) => state.flush);
  const id = useId();
  return (
    <>
      <div className="write-field">
        <TextEditor
          label={writeText.prompt}
          value={recipe.prompt}
          textVersion={textVersion}
          placeholder={writeText.promptPlaceholder}
          describedBy={`${id}prompt`}
          look="prose"
          isFocusedFirst
          onChange={(prompt) => edit({ prompt })}
          onBlur={() => void flush()}
        />
        <OverAdvice text={recipe.prompt} />
        <div className="write-field-foot">
          <SaveNote />
          <CountLine id={`${id}prompt`} text={recipe.prompt} />
        </div>
      </div>
      {between}
      <div className="write-field write-field--negative">
        <div className="write-field-foot">
          <span aria-hidden="true">{writeText.negativePrompt}</span>
          <CountLine id={`${id}negative`} text={recipe.negativePrompt} />
        </div>
        <TextEditor
          label={writeText.negativePrompt}
          value={recipe.negativePrompt}
          textVersion={textVersion}
          placeholder={writeText.negativePlaceholder}
          describedBy={`${id}negative`}
          look="small"
          onChange={(negativePrompt) => edit({ negativePrompt })}
          onBlur={() => void flush()}
        />
        <OverAdvice text={recipe.negativePrompt} />
      </div>
    </>
  );
}

function OverAdvice({ text }: { readonly text: string }) {
  const over = promptLength(text) - promptLimit;
  if (over <= 0) return null;
  return (
    <Banner look="warn" title={writeText.overAdvice.title(over)}>
      {writeText.overAdvice.body}
    </Banner>
  );
}
