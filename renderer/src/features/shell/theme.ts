import { useEffect } from 'react';
import { createSettingsStore } from '../../stores/settings.ts';
import { useBound } from '../../stores/bound.ts';

const memory = 'dailies.theme';

function apply(theme: string | null): void {
  const { dataset } = document.documentElement;
  if (theme === 'dark' || theme === 'light') dataset['theme'] = theme;
  // Without the attribute the tokens follow prefers-color-scheme by themselves.
  else delete dataset['theme'];
}

/** Shows the theme of the last time, before main has answered: no flash of the other one. */
export function applyRememberedTheme(): void {
  apply(window.localStorage.getItem(memory));
}

export function useTheme(): void {
  const theme = useBound(createSettingsStore, (state) => state.settings?.theme);
  useEffect(() => {
    if (theme === undefined) return;
    apply(theme);
    window.localStorage.setItem(memory, theme);
  }, [theme]);
}
