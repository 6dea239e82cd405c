/** Takes the keyboard to the clip that has it in the grid, if there is one. */
export function focusGrid(): void {
  document.querySelector<HTMLElement>('.grid [role=gridcell][tabindex="0"]')?.focus({ preventScroll: true });
}
