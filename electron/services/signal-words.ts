import type { ClipId } from '../../shared/contract/ids.ts';
import type { Notice } from './ports.ts';

/** Where a click on a notification leads. */
export type SignalTarget = { readonly room: 'library' | 'queue'; readonly clipId: ClipId | null };

export type News = {
  readonly kind: 'kept' | 'failed';
  readonly title: string;
  readonly clipId: ClipId | null;
};

const titlesShown = 3;

/** One notification for what ended together. The only words that main itself says to the user, besides its dialogs' titles. */
export function noticeOf(news: readonly News[]): Notice & { readonly target: SignalTarget } {
  const kept = news.filter(({ kind }) => kind === 'kept');
  const failed = news.length - kept.length;
  const clipId = kept.length === 1 ? (kept[0]?.clipId ?? null) : null;
  return {
    title: headline(kept.length, failed),
    body: failed === 0 ? titles(kept) : bodyOfFailures(news),
    // What failed has its reason, and what it means for money, in the queue.
    target: failed > 0 ? { room: 'queue', clipId: null } : { room: 'library', clipId },
  };
}

function headline(kept: number, failed: number): string {
  const clips = kept === 1 ? 'Clip ready' : `${kept} clips ready`;
  const failures = failed === 1 ? 'a take failed' : `${failed} takes failed`;
  if (failed === 0) return clips;
  return kept === 0 ? failures.replace(/^a/, 'A') : `${clips}, ${failures}`;
}

function bodyOfFailures(news: readonly News[]): string {
  const failed = news.filter(({ kind }) => kind === 'failed');
  return `${titles(failed)}\nThe queue says why, and what it means for your money.`;
}

function titles(news: readonly News[]): string {
  const names = [...new Set(news.map(({ title }) => (title === '' ? 'Untitled' : title)))];
  const rest = names.length - titlesShown;
  return names.slice(0, titlesShown).join('\n') + (rest > 0 ? `\nand ${rest} more` : '');
}
