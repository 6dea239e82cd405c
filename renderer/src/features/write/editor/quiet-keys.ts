import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/**
 * What follows a key is heard by nobody around the editor; commands hear `keydown`. React would look through every element above for
 * who might want each of them, before the letter is shown.
 */
export function quietKeys(): Extension {
  return EditorView.domEventObservers({ keypress: stop, textInput: stop, input: stop, keyup: stop });
}

function stop(event: Event): void {
  event.stopPropagation();
}
