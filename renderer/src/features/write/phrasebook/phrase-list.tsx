import { Pencil, Trash2 } from 'lucide-react';
import type { Phrase } from '../../../../../shared/contract/phrasebook.ts';
import { elementsText } from '../../../text/elements.ts';
import { phrasebookText } from '../../../text/phrasebook.ts';
import { IconButton } from '../../../ui/button.tsx';

const words = phrasebookText;
const marks: Partial<Record<Phrase['kind'], string>> = { snippet: '/', shelf: '@' };

type PhraseListProps = {
  readonly phrases: readonly Phrase[];
  readonly onEdit: (phrase: Phrase) => void;
  readonly onRemove: (phrase: Phrase) => void;
};

export function PhraseList({ phrases, onEdit, onRemove }: PhraseListProps) {
  return (
    <ul className="write-phrases" aria-label={words.list}>
      {phrases.map((phrase) => (
        <li key={phrase.id}>
          <button type="button" className="write-phrase" onClick={() => onEdit(phrase)}>
            <b className="one-line">
              {marks[phrase.kind]}
              {phrase.name}
            </b>
            <span className="one-line">{shown(phrase)}</span>
          </button>
          <IconButton label={words.edit(phrase.name)} onClick={() => onEdit(phrase)}>
            <Pencil />
          </IconButton>
          <IconButton label={words.remove(phrase.name)} onClick={() => onRemove(phrase)}>
            <Trash2 />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}

function shown({ kind, body, element }: Phrase): string {
  if (element !== null) return `${elementsText.kinds[element]}: ${body}`;
  if (kind !== 'shelf') return body;
  const lines = body.split('\n');
  return `${words.alternatives(lines.length)}: ${lines.join(' · ')}`;
}
