/** What the native menu offers of the window's commands. `undo` and `redo` mean the field that is written in, or else the library. */
export const menuCommands = [
  'undo',
  'redo',
  'draft.new',
  'room.write',
  'room.queue',
  'room.library',
  'room.settings',
  'palette',
  'sheet',
] as const;
export type MenuCommand = (typeof menuCommands)[number];
