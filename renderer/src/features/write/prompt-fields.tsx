import { memo, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { sentLength } from '../../../../shared/craft/sent-text.ts';
import { promptLimit } from '../../../../shared/recipe.ts';
import { useBound } from '../../stores/bound.ts';
import { createEditorStore } from '../../stores/editor.ts';
import { createPhrasebookStore } from '../../stores/phrasebook.ts';
import { createWriteViewStore } from '../../stores/write-view.ts';
import { elementsText } from '../../text/elements.ts';
import { writeText } from '../../text/write.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Banner } from '../../ui/banner.tsx';
import { CountLine } from './count-line.tsx';
import { SentPreview } from './sent-preview.tsx';
import { SaveNote } from './save-note.tsx';
import { TextEditor } from './editor/text-editor.tsx';
import { ElementsView } from './elements/elements-view.tsx';
import { AdviceList } from './advice/advice-list.tsx';
import { useAdvice } from './advice/use-advice.ts';
import { useAdviceCommands } from './advice/use-advice-commands.ts';
import { useFieldAdvice } from './advice/use-field-advice.ts';
import { NegativeField } from './negative/negative-field.tsx';
import { SaveSelection } from './phrasebook/save-selection.tsx';
import { useReadText } from './use-read-text.ts';
import { useTextCommands } from './use-text-commands.ts';
import { useFieldText } from './editor/use-field-text.ts';
import { useCompletionSources } from './editor/use-completion-sources.ts';

const views = (['text', 'elements'] as const).map((value) => ({
  value,
  label: elementsText.view[value],
}));

/** What is seen, and what is kept out; `between` stands between the two. Only what reads the text is drawn anew with it. */
export const PromptFields = memo(function PromptFields({ between }: { readonly between: ReactNode }) {
  const textVersion = useBound(createEditorStore, (state) => state.textVersion);
  const change = {
    typed: useBound(createEditorStore, (state) => state.type),
    acted: useBound(createEditorStore, (state) => state.edit),
  };
  const flush = useBound(createEditorStore, (state) => state.flush);
  const undo = useBound(createEditorStore, (state) => state.draft?.undo ?? null);
  const keepUndo = useBound(createEditorStore, (state) => state.keepUndo);
  const { sources, accept } = useCompletionSources();
  const shared = { textVersion, sources, onAccepted: accept, onBlur: () => void flush() };
  const promptText = useFieldText('prompt');
  const negativeText = useFieldText('negativePrompt');
  const read = useAdvice();
  const prompt = useFieldAdvice(read, 'prompt');
  const negative = useFieldAdvice(read, 'negativePrompt');
  const view = useBound(createWriteViewStore, (state) => state.view);
  const show = useBound(createWriteViewStore, (state) => state.show);
  const [selected, setSelected] = useState('');
  const id = useId();
  const promptField = useRef<HTMLDivElement>(null);
  const negativeField = useRef<HTMLDivElement>(null);
  const fields = { prompt: promptField, negative: negativeField };
  useTextCommands(fields);
  useAdviceCommands(fields, { prompt: prompt.marks, negative: negative.marks });
  return (
    <>
      <div className="write-field" ref={promptField}>
        <div hidden={view !== 'text'}>
          <TextEditor
            label={writeText.prompt}
            text={promptText}
            undo={undo?.prompt ?? null}
            onUndo={(text) => keepUndo('prompt', text)}
            {...shared}
            advice={prompt.marks}
            placeholder={writeText.promptPlaceholder}
            describedBy={`${id}prompt`}
            look="prose"
            isFocusedFirst
            onChange={(prompt, how) => change[how]({ prompt })}
            onSelection={setSelected}
          />
        </div>
        {view === 'elements' && <ElementsView />}
        <OverAdvice field="prompt" />
        <AdviceList {...prompt.list} />
        <SentPreview />
        <div className="write-field-foot">
          <SaveNote />
          <Segmented label={elementsText.view.label} value={view} choices={views} onChange={show} />
          <SaveSelection selected={selected} />
          <CountLine id={`${id}prompt`} field="prompt" />
        </div>
      </div>
      {between}
      <NegativeField
        ref={negativeField}
        editor={(describedBy) => (
          <TextEditor
            label={writeText.negativePrompt}
            text={negativeText}
            undo={undo?.negativePrompt ?? null}
            onUndo={(text) => keepUndo('negativePrompt', text)}
            {...shared}
            advice={negative.marks}
            placeholder={writeText.negativePlaceholder}
            describedBy={describedBy}
            look="small"
            onChange={(negativePrompt, how) => change[how]({ negativePrompt })}
          />
        )}
      >
        <OverAdvice field="negativePrompt" />
        <AdviceList {...negative.list} />
      </NegativeField>
    </>
  );
});

function OverAdvice({ field }: { readonly field: 'prompt' | 'negativePrompt' }) {
  const text = useReadText(field);
  const shelves = useBound(createPhrasebookStore, (state) => state.shelves);
  const over = sentLength(text, shelves) - promptLimit;
  if (over <= 0) return null;
  return (
    <Banner look="warn" title={writeText.overAdvice.title(over)}>
      {writeText.overAdvice.body}
    </Banner>
  );
}
