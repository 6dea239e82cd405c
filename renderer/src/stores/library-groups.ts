/** A run of clips under one heading, in the order of the outline. */
export type ClipGroup = { readonly key: string; readonly label: string; readonly count: number };

/** Days (yyyymmdd) in runs, as groups. */
export function groupsOfDays(days: readonly number[]): readonly ClipGroup[] {
  const groups: { key: string; label: string; count: number }[] = [];
  for (const day of days) {
    const key = String(day);
    const open = groups.at(-1);
    if (open?.key === key) open.count += 1;
    else groups.push({ key, label: key, count: 1 });
  }
  return groups;
}
