import { useEffect, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import type { Phrase } from '../../../../../shared/contract/phrasebook.ts';
import { elementKinds } from '../../../../../shared/craft/elements.ts';
import type { ElementKind } from '../../../../../shared/craft/elements.ts';
import { isShelfName } from '../../../../../shared/craft/shelves.ts';
import { useAttempt } from '../../../notices/use-attempt.ts';
import { useBound } from '../../../stores/bound.ts';
import { createPhrasebookStore } from '../../../stores/phrasebook.ts';
import type { KeptKind } from '../../../stores/write-view.ts';
import { elementsText } from '../../../text/elements.ts';
import { phrasebookText } from '../../../text/phrasebook.ts';
import { Button } from '../../../ui/button.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';

const words = phrasebookText;
const parts = [
  { value: 'any' as const, label: words.anyPart },
  ...elementKinds.flatMap((value) =>
    value === 'other' ? [] : [{ value, label: elementsText.kinds[value] }],
  ),
];

type PhraseFormProps = {
  readonly kind: KeptKind;
  /** The one that is edited; null for a new one. */
  readonly phrase: Phrase | null;
  readonly body: string;
  /** For a new element, the part of a shot it is. */
  readonly element: ElementKind | null;
  /** Of the same kind: their names are taken. */
  readonly others: readonly Phrase[];
  readonly onDone: () => void;
};

export function PhraseForm({
  kind,
  phrase,
  body: first,
  element: firstElement,
  others,
  onDone,
}: PhraseFormProps) {
  const put = useBound(createPhrasebookStore, (state) => state.put);
  const attempt = useAttempt();
  const [name, setName] = useState(phrase?.name ?? '');
  const [body, setBody] = useState(first);
  const [element, setElement] = useState(phrase === null ? firstElement : phrase.element);
  const [isTried, setIsTried] = useState(false);
  const taken = others.filter(({ id }) => id !== phrase?.id).map((other) => other.name.toLowerCase());
  const tidy = tidyBody(kind, body);
  const nameProblem = problemOfName(kind, name.trim(), taken);
  const bodyProblem = tidy === '' ? words.problems.body : null;
  const own = words.kinds[kind];
  const form = useRef<HTMLFormElement>(null);
  // The list that stood here had the focus, and went.
  useEffect(() => form.current?.querySelector('input')?.focus(), []);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setIsTried(true);
    if (nameProblem !== null || bodyProblem !== null) return;
    const wish = { kind, name: name.trim(), body: tidy, element };
    const isSaved = await attempt(
      async () => void (await put(phrase === null ? wish : { ...wish, id: phrase.id })),
    );
    if (isSaved) onDone();
  }

  return (
    <form ref={form} className="write-phrase-form" onSubmit={(event) => void save(event)}>
      <p>{own.about}</p>
      <TextField
        label={own.name}
        value={name}
        maxLength={80}
        placeholder={own.nameHint}
        problem={isTried ? nameProblem : null}
        onChange={setName}
      />
      {kind === 'element' && <ElementChoice value={element} onChange={setElement} />}
      <TextArea
        label={own.body}
        value={body}
        rows={7}
        maxLength={20_000}
        placeholder={own.bodyHint}
        problem={isTried ? bodyProblem : null}
        onChange={setBody}
      />
      <div className="write-phrase-actions">
        <Button look="solid" onClick={onDone}>
          {words.cancel}
        </Button>
        <Button look="go" type="submit">
          {words.save}
        </Button>
      </div>
    </form>
  );
}

type ElementChoiceProps = {
  readonly value: ElementKind | null;
  readonly onChange: (value: ElementKind | null) => void;
};

/** The part of a shot in whose place the element is offered. */
function ElementChoice({ value, onChange }: ElementChoiceProps) {
  return (
    <div className="write-phrase-part">
      <span aria-hidden="true">{words.part}</span>
      <Segmented
        label={words.part}
        value={value ?? 'any'}
        choices={parts}
        onChange={(part) => onChange(part === 'any' ? null : part)}
      />
    </div>
  );
}

function problemOfName(kind: KeptKind, name: string, taken: readonly string[]): string | null {
  if (name === '') return words.problems.name;
  const isTyped = kind === 'snippet' || kind === 'shelf';
  if (isTyped && !isShelfName(name)) return words.problems.slashName;
  return taken.includes(name.toLowerCase()) ? words.problems.taken : null;
}

/** A shelf holds one alternative a line, without empty lines; everything else is kept as it is written. */
function tidyBody(kind: KeptKind, body: string): string {
  if (kind !== 'shelf') return body.trim();
  const lines = body.split(/\r?\n/).map((line) => line.trim());
  return lines.filter((line) => line !== '').join('\n');
}
