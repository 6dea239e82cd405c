/** What the user judges a clip by. */
export const clipFlags = ['keep', 'reject'] as const;

export const clipLabels = ['red', 'yellow', 'green', 'blue', 'purple'] as const;
