/** The search box, wherever in the room it is looked for. */
export const searchFieldId = 'library-search';

/** Takes the keyboard to the search box: to what stands in it, or to behind its last letter. */
export function focusSearch(where: 'all' | 'end'): void {
  const field = document.querySelector<HTMLInputElement>(`#${searchFieldId}`);
  if (field === null) return;
  field.focus();
  if (where === 'all') field.select();
  else field.setSelectionRange(field.value.length, field.value.length);
}
