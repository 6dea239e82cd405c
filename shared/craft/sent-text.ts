import { promptLength, promptLimit } from '../recipe.ts';
import { escapeNotation, mayHaveNotation } from './notation.ts';
import type { Shelves } from './shelves.ts';
import type { TextRange } from './text-range.ts';
import { firstVariant } from './variations.ts';

/**
 * Exactly what goes to the service for a text without variations; of one with variations, the first of them. Comment lines and
 * parts switched off are gone, white space at both ends too, and where blank lines meet over a removed line one of them stays.
 * A text without any notation goes as it was written, but for white space at both ends. What this gives is never to be read as notation again.
 */
export function sentText(text: string, shelves?: Shelves): string {
  // As most texts are, and a thousand drafts are not read at the start for the words they begin with.
  return mayHaveNotation(text) ? firstVariant(text, shelves).text : text.trim();
}

/**
 * Characters of what is sent, by code points. The endpoint's page says 2,500 characters and not what it counts as one; by UTF-16
 * units an emoji would be two, by UTF-8 bytes up to four.
 */
export function sentLength(text: string, shelves?: Shelves): number {
  return promptLength(sentText(text, shelves));
}

/** What of the draft would not be taken by the service any more, or null. */
export function overflowOf(text: string, shelves?: Shelves, limit: number = promptLimit): TextRange | null {
  const sent = firstVariant(text, shelves);
  if (sent.text.length <= limit) return null;
  let count = 0;
  let at = 0;
  for (const character of sent.text) {
    if (count === limit) return { from: sent.sourceOf(at), to: text.length };
    count += 1;
    at += character.length;
  }
  return null;
}

/** A draft that sends just this text: as it is, or where some of it would be read as notation, with that taken away. */
export function draftOfSent(sent: string): string {
  return sentText(sent) === sent ? sent : escapeNotation(sent);
}
