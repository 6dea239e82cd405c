import { matchTokens } from './token-match.ts';
import { wordTokens } from './word-tokens.ts';

/** `same` and `removed` together are the text before, `same` and `added` the text after; both to the last unit. */
export type DiffPart = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string };

/** What changed between two texts, by words. White space alone between two changes counts as changed with them. */
export function diffWords(before: string, after: string): readonly DiffPart[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const old = wordTokens(before);
  const fresh = wordTokens(after);
  const parts: { kind: DiffPart['kind']; text: string }[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed !== '') parts.push({ kind: 'removed', text: removed });
    if (added !== '') parts.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  let oldAt = 0;
  let freshAt = 0;
  for (const { before: from, after: to, length } of [
    ...matchTokens(old, fresh),
    { before: old.length, after: fresh.length, length: 0 },
  ]) {
    removed += old.slice(oldAt, from).join('');
    added += fresh.slice(freshAt, to).join('');
    const same = old.slice(from, from + length).join('');
    oldAt = from + length;
    freshAt = to + length;
    const isBetween = removed !== '' && added !== '' && oldAt < old.length && freshAt < fresh.length;
    if (isBetween && same.trim() === '') {
      removed += same;
      added += same;
      continue;
    }
    flush();
    const last = parts.at(-1);
    if (last?.kind === 'same') last.text += same;
    else if (same !== '') parts.push({ kind: 'same', text: same });
  }
  flush();
  return parts;
}
