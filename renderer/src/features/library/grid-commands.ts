import type { CurationChange } from '../../../../shared/contract/curation.ts';

/** What a key does to the clips of the grid; moving is grid-keys.ts. */
export type GridCommand =
  | { readonly kind: 'curate'; readonly change: CurationChange }
  | {
      readonly kind:
        | 'clear'
        | 'copy'
        | 'earlier'
        | 'later'
        | 'look'
        | 'search'
        | 'select-all'
        | 'tag'
        | 'toggle'
        | 'trash';
    };

type Plain = Exclude<GridCommand['kind'], 'curate'>;

type Key = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

const withControl: Readonly<Record<string, Plain>> = {
  ' ': 'toggle',
  a: 'select-all',
  c: 'copy',
};

const alone: Readonly<Record<string, Plain>> = {
  ' ': 'look',
  Enter: 'look',
  Delete: 'trash',
  Backspace: 'trash',
  Escape: 'clear',
  t: 'tag',
};

const nudges: Readonly<Record<string, Plain>> = { ArrowLeft: 'earlier', ArrowRight: 'later' };

const changes: Readonly<Record<string, CurationChange>> = {
  k: { kind: 'flag', flag: 'keep' },
  x: { kind: 'flag', flag: 'reject' },
  u: { kind: 'flag', flag: null },
  '6': { kind: 'label', label: 'red' },
  '7': { kind: 'label', label: 'yellow' },
  '8': { kind: 'label', label: 'green' },
  '9': { kind: 'label', label: 'blue' },
};

/** Null for a key that does nothing here. Letters that are no command begin a search. */
export function commandOf(event: Key): GridCommand | null {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.altKey) return nudges[key] === undefined ? null : { kind: nudges[key] };
  if (event.ctrlKey || event.metaKey) {
    const kind = withControl[key];
    return kind === undefined ? null : { kind };
  }
  if (/^[0-5]$/.test(key)) return { kind: 'curate', change: { kind: 'rate', rating: Number(key) } };
  const change = changes[key];
  if (change !== undefined) return { kind: 'curate', change };
  const kind = alone[key];
  if (kind !== undefined) return { kind };
  return event.key.length === 1 ? { kind: 'search' } : null;
}
