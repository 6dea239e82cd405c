import type { Settings } from '../../../shared/contract/settings.ts';
import { changeStatus } from './world.ts';
import type { Emit, FakeHandlers, World } from './world.ts';

type SettingsRequest =
  | 'settings.chooseLibrary'
  | 'settings.eraseKey'
  | 'settings.get'
  | 'settings.keepKeyWeakly'
  | 'settings.revealLibrary'
  | 'settings.saveKey'
  | 'settings.update';

export function settingsHandlers(world: World, emit: Emit): FakeHandlers<SettingsRequest> {
  function put(settings: Settings): Settings {
    world.settings = settings;
    emit('settings.changed', settings);
    return settings;
  }
  return {
    'settings.get': () => world.settings,
    'settings.update': ({ arrangement, ...change }) => {
      const { theme, density, limits, caps, notifications, adviceOff, defaultNegative } = change;
      const before = world.settings;
      if (caps !== undefined)
        changeStatus(world, emit, {
          spend: {
            ...world.status.spend,
            dayCapMicros: caps.dayMicros,
            monthCapMicros: caps.monthMicros,
            batchCapMicros: caps.batchMicros,
          },
        });
      return put({
        ...before,
        theme: theme ?? before.theme,
        density: density ?? before.density,
        arrangement: arrangement ?? before.arrangement,
        limits: limits ?? before.limits,
        caps: caps ?? before.caps,
        notifications: notifications ?? before.notifications,
        adviceOff: adviceOff ?? before.adviceOff,
        defaultNegative: defaultNegative ?? before.defaultNegative,
      });
    },
    'settings.saveKey': ({ key, keep }) => {
      const offerWeak = keep === 'default' && world.offerWeak;
      const source = keep === 'session' || offerWeak ? 'session' : 'stored';
      const settings = put({
        ...world.settings,
        key: { ...world.settings.key, source, lastFour: key.slice(-4) },
      });
      changeStatus(world, emit, {
        service: 'live',
        serviceHost: 'api.wavespeed.ai',
        balanceMicros: 71_400_000,
      });
      return { settings, offerWeak };
    },
    'settings.keepKeyWeakly': () =>
      put({ ...world.settings, key: { ...world.settings.key, source: 'stored' } }),
    'settings.eraseKey': () => {
      changeStatus(world, emit, { service: 'practice', serviceHost: null, balanceMicros: null });
      return put({ ...world.settings, key: { ...world.settings.key, source: 'none', lastFour: null } });
    },
    'settings.chooseLibrary': () => put({ ...world.settings, libraryLabel: 'Footage/Kling' }),
    'settings.revealLibrary': () => ({}),
  };
}
