import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { useNotices } from '../../notices/use-notices.ts';
import { useBound } from '../../stores/bound.ts';
import { createSettingsStore } from '../../stores/settings.ts';
import { settingsText } from '../../text/settings.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';

const words = settingsText.service;

/** The contract's own form of a key: printable, without spaces. */
const keyForm = /^[\x21-\x7e]{8,512}$/;

type KeyFormProps = { readonly hasKey: boolean; readonly onOfferWeak: () => void };

export function KeyForm({ hasKey, onOfferWeak }: KeyFormProps) {
  const saveKey = useBound(createSettingsStore, (state) => state.saveKey);
  const notices = useNotices();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);

  async function save(key: string): Promise<void> {
    setIsSaving(true);
    try {
      const { offerWeak } = await saveKey(key, 'default');
      // Out of the window's memory as soon as main has it.
      setTyped('');
      if (offerWeak) onOfferWeak();
      else notices.show({ title: words.saved });
    } finally {
      setIsSaving(false);
    }
  }

  function handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const key = typed.trim();
    if (keyForm.test(key)) notices.run(() => save(key));
    else setProblem(words.problem);
  }

  return (
    <form className="settings-key-form" onSubmit={handleSubmit}>
      <TextField
        label={words.label}
        type="password"
        value={typed}
        placeholder={hasKey ? words.replace : words.placeholder}
        autoComplete="off"
        problem={problem}
        onChange={(text) => {
          setTyped(text);
          setProblem(null);
        }}
      />
      <Button look="solid" type="submit" isBusy={isSaving}>
        {words.save}
      </Button>
    </form>
  );
}
