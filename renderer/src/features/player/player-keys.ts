export type PlayerAction =
  | { readonly kind: 'toggle' }
  | { readonly kind: 'seek'; readonly byS: number }
  | { readonly kind: 'frame'; readonly by: 1 | -1 }
  | { readonly kind: 'edge'; readonly at: 'start' | 'end' }
  | { readonly kind: 'clip'; readonly by: 1 | -1 }
  | { readonly kind: 'loop' }
  | { readonly kind: 'fullscreen' };

type Key = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
};

const actions: Readonly<Record<string, PlayerAction>> = {
  ' ': { kind: 'toggle' },
  k: { kind: 'toggle' },
  j: { kind: 'seek', byS: -1 },
  l: { kind: 'seek', byS: 1 },
  ArrowLeft: { kind: 'seek', byS: -1 },
  ArrowRight: { kind: 'seek', byS: 1 },
  ',': { kind: 'frame', by: -1 },
  '.': { kind: 'frame', by: 1 },
  Home: { kind: 'edge', at: 'start' },
  End: { kind: 'edge', at: 'end' },
  ArrowUp: { kind: 'clip', by: -1 },
  ArrowDown: { kind: 'clip', by: 1 },
  r: { kind: 'loop' },
  f: { kind: 'fullscreen' },
};

/** What a key does in the player, or null. J, K and L as at every editing table. */
export function playerActionOf({ key, ctrlKey, metaKey, altKey }: Key): PlayerAction | null {
  if (ctrlKey || metaKey || altKey) return null;
  return actions[key.length === 1 ? key.toLowerCase() : key] ?? null;
}
