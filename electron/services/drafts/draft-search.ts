import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { DraftHit } from '../../../shared/contract/drafts.ts';
import { draftId } from '../../../shared/contract/ids.ts';
import { fold, queryWords } from '../../../shared/library-query/fold.ts';

type Row = Readonly<Record<string, SQLOutputValue>>;
type Place = DraftHit['where'];

/** Where a match counts most comes first. */
const places = ['title', 'prompt', 'negative', 'revision'] as const satisfies readonly Place[];

/** The texts as they were when they were folded: a time would not tell two saves of one millisecond apart. */
type Known = { readonly texts: readonly string[]; readonly folded: readonly string[] };

/**
 * Finds drafts that hold every word of a query somewhere: by where the first match stands, then the newest first. What was folded once
 * is remembered, as folding is dear and a search is made with every key; texts that did not change are not folded again.
 */
export function createDraftSearch(database: DatabaseSync) {
  const drafts = new Map<string, Known>();
  const revisions = new Map<string, string>();
  const foldedRevisions = createRevisionTexts(database, revisions);

  function foldedOf(row: Row): readonly string[] {
    const id = String(row['id']);
    const texts = [String(row['prompt']), String(row['negative_prompt'])];
    const known = drafts.get(id);
    const isSame = known?.texts.every((text, index) => text === texts[index]) ?? false;
    const own = known !== undefined && isSame ? known.folded : texts.map(fold);
    drafts.set(id, { texts, folded: own });
    return [fold(titleIn(row)), ...own, revisions.get(id) ?? ''];
  }

  return (query: string): DraftHit[] => {
    const words = queryWords(query);
    if (words.length === 0) return [];
    foldedRevisions();
    const rows = database
      .prepare('SELECT * FROM drafts WHERE trashed_ms IS NULL ORDER BY updated_ms DESC, rowid DESC')
      .all();
    const hits = rows.flatMap((row) => {
      const folded = foldedOf(row);
      if (!words.every((word) => folded.some((text) => text.includes(word)))) return [];
      const rank = folded.findIndex((text) => words.some((word) => text.includes(word)));
      const where = places[rank] ?? 'prompt';
      const text = where === 'title' ? titleIn(row) : textIn(row, where);
      return [{ rank, hit: { id: draftId.parse(row['id']), where, excerpt: excerptOf(text, words) } }];
    });
    return hits.toSorted((a, b) => a.rank - b.rank).map(({ hit }) => hit);
  };
}

/** What a revision says never changes, so only new ones are read. */
function createRevisionTexts(database: DatabaseSync, texts: Map<string, string>): () => void {
  let readTo = 0;
  const next = database.prepare(
    'SELECT rowid, draft_id, prompt, negative_prompt FROM revisions WHERE rowid > ? ORDER BY rowid',
  );
  return () => {
    for (const row of next.all(readTo)) {
      readTo = Number(row['rowid']);
      const id = String(row['draft_id']);
      const told = [String(row['prompt']), String(row['negative_prompt'])].map(fold).join('\n');
      texts.set(id, `${texts.get(id) ?? ''}\n${told}`);
    }
  };
}

/** The user's own; a title that follows the text is found in the text. */
function titleIn(row: Row): string {
  return row['own_title'] === null ? '' : String(row['own_title']);
}

/** A match in an older revision is shown by how the draft begins now: what was found is in its timeline. */
function textIn(row: Row, where: Place): string {
  return String(where === 'negative' ? row['negative_prompt'] : row['prompt']);
}

const lettersBefore = 24;
const lettersAfter = 72;

/** Some letters around the first match. Folding keeps no positions, so it looks word by word. */
function excerptOf(text: string, words: readonly string[]): string {
  const parts = text.split(/(\s+)/u);
  const found = parts.findIndex((part) => words.some((word) => fold(part).includes(word)));
  const offset = parts.slice(0, Math.max(0, found)).join('').length;
  const from = text.lastIndexOf(' ', Math.max(0, offset - lettersBefore)) + 1;
  const to = Math.min(text.length, offset + lettersAfter);
  const middle = text.slice(from, to).replace(/\s+/gu, ' ').trim();
  return `${from > 0 ? '… ' : ''}${middle}${to < text.length ? ' …' : ''}`;
}
