/** Why a file from outside was not taken; each has its words in the renderer. */
export const importRefusals = [
  'changing',
  'gone',
  'in-library',
  'not-a-video',
  'unfinished',
  'unreadable',
] as const;
