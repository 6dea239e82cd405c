import { useState } from 'react';
import { addElement } from '../../../../../shared/craft/element-changes.ts';
import { readElements } from '../../../../../shared/craft/elements.ts';
import { elementsText } from '../../../text/elements.ts';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/text-field.tsx';

const words = elementsText;
const guided = ['subject', 'action', 'scene', 'camera', 'lighting', 'mood', 'style'] as const;
type Guided = (typeof guided)[number];

/** For an empty draft: a field for each element, which become the text. */
export function GuidedStart({ onBegin }: { readonly onBegin: (prompt: string) => void }) {
  const [typed, setTyped] = useState<Partial<Record<Guided, string>>>({});
  const prompt = promptOf(typed);
  return (
    <form
      className="write-guide"
      onSubmit={(event) => {
        event.preventDefault();
        if (prompt !== '') onBegin(prompt);
      }}
    >
      <p>{words.guide}</p>
      {guided.map((kind) => (
        <TextField
          key={kind}
          label={words.kinds[kind]}
          value={typed[kind] ?? ''}
          placeholder={words.hints[kind]}
          spellCheck
          onChange={(value) => setTyped((before) => ({ ...before, [kind]: value }))}
        />
      ))}
      {prompt !== '' && <p className="write-guide-text can-select">{prompt}</p>}
      <Button look="solid" type="submit" blockedBecause={prompt === '' ? '' : null}>
        {words.begin}
      </Button>
    </form>
  );
}

/** Who does what, and where, stands in one sentence; the rest where the formula of the model's makers has it. */
function promptOf(typed: Partial<Record<Guided, string>>): string {
  const part = (kind: Guided) => typed[kind]?.trim() ?? '';
  const sentence = (...kinds: readonly Guided[]) => kinds.map(part).filter(Boolean).join(' ');
  const whole = addElement('', 'subject', sentence('subject', 'action', 'scene')).text;
  // Behind beats the place would be read as a part of the last one: then it has a sentence of its own.
  const isPlaceRead = readElements(whole).elements.some(({ kind }) => kind === 'scene');
  const start = isPlaceRead ? whole : addElement('', 'subject', sentence('subject', 'action')).text;
  const inStart: readonly Guided[] = isPlaceRead ? ['subject', 'action', 'scene'] : ['subject', 'action'];
  const rest = guided.filter((kind) => !inStart.includes(kind));
  return rest.reduce((text, kind) => {
    const fresh = part(kind);
    if (fresh === '') return text;
    return text === '' ? addElement('', kind, fresh).text : `${text} ${addElement('', kind, fresh).text}`;
  }, start);
}
