import { nativeTheme } from 'electron';

/** Window frame, dialogs and `prefers-color-scheme` follow the setting. */
export function applyTheme(theme: 'system' | 'dark' | 'light'): void {
  nativeTheme.themeSource = theme;
}
