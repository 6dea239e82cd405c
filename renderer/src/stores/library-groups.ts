/** A run of clips under one heading, in the order of the outline. */
export type ClipGroup = { readonly key: string; readonly label: string; readonly count: number };
