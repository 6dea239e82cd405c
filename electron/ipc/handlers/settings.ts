import type { KeptArrangement, Settings } from '../../../shared/contract/settings.ts';
import type { Keys } from '../../services/keys.ts';
import type { SettingsService } from '../../services/settings.ts';
import type { Handlers } from '../router.ts';

type Needs = {
  readonly settings: SettingsService;
  readonly keys: Keys;
  view(): Promise<Settings>;
  /** Tells the page and everything that depends on a setting. */
  onChanged(): Promise<void>;
  onKeyChanged(): void;
  arrangeLibrary(arrangement: KeptArrangement): void;
  /** Asks for a folder and moves the studio to it; resolves when done, rejects `cancelled` when the user closed the dialog. */
  chooseLibrary(): Promise<void>;
  revealLibrary(): Promise<void>;
};

type SettingsHandlers = Pick<Handlers, Extract<keyof Handlers, `settings.${string}`>>;

export function settingsHandlers(needs: Needs): SettingsHandlers {
  const { settings, keys, view, onChanged, onKeyChanged } = needs;

  async function keyChanged(): Promise<Settings> {
    onKeyChanged();
    await onChanged();
    return view();
  }

  return {
    'settings.get': () => view(),
    async 'settings.update'({ arrangement, ...change }) {
      const { theme, density, limits, caps, notifications, adviceOff, defaultNegative } = change;
      if (arrangement !== undefined) needs.arrangeLibrary(arrangement);
      settings.update({
        ...(theme !== undefined && { theme }),
        ...(density !== undefined && { density }),
        ...(limits !== undefined && { limits }),
        ...(caps !== undefined && { caps }),
        ...(notifications !== undefined && { notifications }),
        ...(adviceOff !== undefined && { adviceOff }),
        ...(defaultNegative !== undefined && { defaultNegative }),
      });
      await onChanged();
      return view();
    },
    async 'settings.saveKey'({ key, keep }) {
      const { offerWeak } = await keys.save(key, keep);
      return { settings: await keyChanged(), offerWeak };
    },
    async 'settings.keepKeyWeakly'() {
      await keys.keepWeakly();
      await onChanged();
      return view();
    },
    async 'settings.eraseKey'() {
      await keys.erase();
      return keyChanged();
    },
    async 'settings.chooseLibrary'() {
      await needs.chooseLibrary();
      await onChanged();
      return view();
    },
    async 'settings.revealLibrary'() {
      await needs.revealLibrary();
      return {};
    },
  };
}
