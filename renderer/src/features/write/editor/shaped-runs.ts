import type { Extension } from '@codemirror/state';
import { Decoration, MatchDecorator, ViewPlugin } from '@codemirror/view';
import type { DecorationSet, EditorView, ViewUpdate } from '@codemirror/view';

/**
 * Text of one font is shaped together, a paragraph with each letter that is typed in it. Nothing is seen of this other font; where it
 * begins and ends the browser shapes anew, so that a letter has a clause or two shaped and not all of a long prompt.
 */
const otherFont = Decoration.mark({ class: 'write-run' });

/** A clause or more, with the sign it ends by and the space behind it: never a part of a word or a number. */
const clause = /\S.{120,}?(?:[.,;:!?…،؛؟۔]["'”’»)\]}]*\s+|[、。，；：！？])/gu;

/** By this much of its beginning it is known whether a clause is in the other font, wherever it stands: one more leaves the rest alone. */
const tellingLength = 8;

export function isInOtherFont(words: string): boolean {
  let sum = 0;
  for (let at = 0; at < Math.min(tellingLength, words.length); at += 1) sum += words.charCodeAt(at);
  return sum % 2 === 1;
}

const runs = new MatchDecorator({
  regexp: clause,
  decorate(add, from, to, [words]) {
    if (isInOtherFont(words)) add(from, to, otherFont);
  },
});

/** Keeps it cheap to type in a long paragraph. */
export function shapedRuns(): Extension {
  return ViewPlugin.define(
    (view: EditorView) => {
      const plugin: { decorations: DecorationSet; update(update: ViewUpdate): void } = {
        decorations: runs.createDeco(view),
        update(update) {
          plugin.decorations = runs.updateDeco(update, plugin.decorations);
        },
      };
      return plugin;
    },
    { decorations: (plugin) => plugin.decorations },
  );
}
