import type { commandText, keyRowText, shortcutsText } from '../text/commands.ts';

export type CommandId = keyof typeof commandText;
export type KeyRowId = keyof typeof keyRowText;
type SheetGroup = keyof (typeof shortcutsText)['groups'];

/** Where a command's key is heard. */
export type CommandScope = 'anywhere' | 'write';

type Command = {
  readonly scope: CommandScope;
  /** As `Mod+Shift+K`, where Mod is Ctrl, or ⌘ on a Mac. */
  readonly keys: string;
  /** Another that does the same, where the first is hard to reach on some keyboards. */
  readonly also?: string;
  /** It spends money, so that the palette offers it only where its price is in view. */
  readonly spends?: true;
};

/**
 * Every command with a key, once: what is pressed, what the palette lists and what the sheet shows are read from here.
 * The keys keep clear of the systems', the editor's own (Ctrl I, Ctrl Shift K, Alt and arrows …) and of what a browser will not give
 * up; AltGr is Ctrl Alt, so no command has both.
 */
export const commands: Readonly<Record<CommandId, Command>> = {
  palette: { scope: 'anywhere', keys: 'Mod+K' },
  'draft.new': { scope: 'anywhere', keys: 'Mod+N' },
  'room.write': { scope: 'anywhere', keys: 'Mod+1' },
  'room.queue': { scope: 'anywhere', keys: 'Mod+2' },
  'room.library': { scope: 'anywhere', keys: 'Mod+3' },
  'room.settings': { scope: 'anywhere', keys: 'Mod+4' },
  sheet: { scope: 'anywhere', keys: '?' },
  generate: { scope: 'write', keys: 'Mod+Enter', spends: true },
  preview: { scope: 'write', keys: 'Mod+P' },
  variations: { scope: 'write', keys: 'Mod+Shift+L' },
  focus: { scope: 'write', keys: 'Mod+Shift+F', also: 'F9' },
  view: { scope: 'write', keys: 'Mod+E' },
  negative: { scope: 'write', keys: 'Mod+J' },
  comment: { scope: 'write', keys: 'Mod+/' },
  snippet: { scope: 'write', keys: 'Mod+Shift+S' },
  phrasebook: { scope: 'write', keys: 'Mod+B' },
  'advice.next': { scope: 'write', keys: 'F8' },
  'advice.previous': { scope: 'write', keys: 'Shift+F8' },
  'advice.mend': { scope: 'write', keys: 'Mod+F8' },
  timeline: { scope: 'write', keys: 'Mod+Shift+H' },
  'revision.pin': { scope: 'write', keys: 'Mod+S' },
  'revision.compare': { scope: 'write', keys: 'Mod+Shift+D' },
  'draft.find': { scope: 'write', keys: 'Mod+F' },
  'draft.next': { scope: 'write', keys: 'Alt+PgDn' },
  'draft.previous': { scope: 'write', keys: 'Alt+PgUp' },
  'draft.duplicate': { scope: 'write', keys: 'Mod+D' },
};

export const commandIds = Object.keys(commands) as readonly CommandId[];

/** Every key that a command is heard by, the one to be shown first. */
export function keysOf(id: CommandId): readonly string[] {
  const { keys, also } = commands[id];
  return also === undefined ? [keys] : [keys, also];
}

type KeyRow = {
  readonly group: SheetGroup;
  readonly keys: readonly string[];
  /** How they are shown where that is shorter than one by one. */
  readonly shown?: readonly string[];
};

/** What fields, lists and the player do with keys of their own. */
export const keyRows: Readonly<Record<KeyRowId, KeyRow>> = {
  'editor.offers': { group: 'write', keys: ['Ctrl+Space'] },
  'editor.take': { group: 'write', keys: ['Enter', 'Tab'] },
  'editor.undo': { group: 'write', keys: ['Mod+Z'] },
  'editor.redo': { group: 'write', keys: ['Mod+Shift+Z'] },
  'element.move': { group: 'write', keys: ['Alt+↑', 'Alt+↓'] },
  'focus.leave': { group: 'write', keys: ['Esc'] },
  'compare.play': { group: 'write', keys: ['K'] },
  'compare.frame': { group: 'write', keys: [',', '.'] },
  'draft.rename': { group: 'drafts', keys: ['F2'] },
  'draft.trash': { group: 'drafts', keys: ['Del'] },
  'take.move': { group: 'drafts', keys: ['Alt+↑', 'Alt+↓'] },
  'library.look': { group: 'library', keys: ['Space', 'Enter'] },
  'library.scrub': { group: 'library', keys: [',', '.'] },
  'library.rate': { group: 'library', keys: ['0', '1', '2', '3', '4', '5'], shown: ['0 – 5'] },
  'library.keep': { group: 'library', keys: ['K'] },
  'library.reject': { group: 'library', keys: ['X'] },
  'library.unflag': { group: 'library', keys: ['U'] },
  'library.label': { group: 'library', keys: ['6', '7', '8', '9'], shown: ['6 – 9'] },
  'library.tag': { group: 'library', keys: ['T'] },
  'library.toggle': { group: 'library', keys: ['Mod+Space'] },
  'library.range': {
    group: 'library',
    keys: ['Shift+←', 'Shift+→', 'Shift+↑', 'Shift+↓'],
    shown: ['Shift+← →'],
  },
  'library.all': { group: 'library', keys: ['Mod+A'] },
  'library.clear': { group: 'library', keys: ['Esc'] },
  'library.ends': { group: 'library', keys: ['Mod+Home', 'Mod+End'] },
  'library.arrange': { group: 'library', keys: ['Alt+←', 'Alt+→'] },
  'library.copy': { group: 'library', keys: ['Mod+C'] },
  'library.trash': { group: 'library', keys: ['Del', 'Backspace'], shown: ['Del'] },
  'library.undo': { group: 'library', keys: ['Mod+Z'] },
  'library.redo': { group: 'library', keys: ['Mod+Shift+Z'] },
  'library.search': { group: 'library', keys: ['Mod+F'] },
  'library.type': { group: 'library', keys: [], shown: ['A – Z'] },
  'player.toggle': { group: 'player', keys: ['Space', 'K'] },
  'player.seek': { group: 'player', keys: ['J', 'L', '←', '→'] },
  'player.frame': { group: 'player', keys: [',', '.'] },
  'player.edge': { group: 'player', keys: ['Home', 'End'] },
  'player.clip': { group: 'player', keys: ['↑', '↓'] },
  'player.loop': { group: 'player', keys: ['R'] },
  'player.fullscreen': { group: 'player', keys: ['F'] },
  'player.close': { group: 'player', keys: ['Esc'] },
};
