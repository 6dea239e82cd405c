/**
 * Takes back, or does again, what was typed where the keyboard is. An editor of its own history hears the same event that a system's own
 * gesture sends; a plain field has its history in the browser.
 */
export function undoInField(field: HTMLElement, way: 'undo' | 'redo'): void {
  const inputType = way === 'undo' ? 'historyUndo' : 'historyRedo';
  const asked = new InputEvent('beforeinput', { inputType, bubbles: true, cancelable: true });
  // Deprecated, and the only way for a page to reach a plain field's history.
  if (field.dispatchEvent(asked)) document.execCommand(way);
}
