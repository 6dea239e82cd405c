import { z } from 'zod';
import { arrangement, settings as contractSettings } from '../../shared/contract/settings.ts';
import type { Settings } from '../../shared/contract/settings.ts';
import { themes } from '../../shared/preferences.ts';
import type { Log, SettingsFile } from './ports.ts';

const mostArrangements = 30;

/** Version 1 of the stored file. A later version gets its own schema and a function from this one. */
const storedV1 = z.object({
  version: z.literal(1),
  theme: z.enum(themes).catch('system'),
  density: z.int().min(90).max(360).catch(168),
  limits: contractSettings.shape.limits.catch({ tier: 'bronze', concurrent: 3, perMinute: 5 }),
  caps: contractSettings.shape.caps.catch({ dayMicros: null, monthMicros: null, batchMicros: null }),
  notifications: z.boolean().catch(true),
  adviceOff: contractSettings.shape.adviceOff.catch([]),
  defaultNegative: contractSettings.shape.defaultNegative.catch(''),
  /** How the clips lie in each library, by its folder; the one that was changed last comes first. */
  arrangements: z
    .array(z.object({ folder: z.string().min(1), arrangement }))
    .catch([])
    .transform((all) => all.slice(0, mostArrangements)),
  /** Absolute path, or null for the default place. */
  libraryFolder: z.string().min(1).nullable().catch(null),
  /** The library that was last found ready. In any other place a library may be made; this one, if empty, is an unplugged disk. */
  establishedLibrary: z.string().min(1).nullable().catch(null),
  /** The device it was on, as the system numbers them: a hint, no more. */
  establishedDevice: z.number().nullable().catch(null),
  /** Where the library is being moved to; a start carries that on. */
  movingTo: z.string().min(1).nullable().catch(null),
  /** Where it was before it was moved, until the user has done away with that. */
  movedFrom: z.string().min(1).nullable().catch(null),
  /** Everything new in here is imported. */
  watchFolder: z.string().min(1).nullable().catch(null),
  /** Where the last file dialog ended: Electron itself forgets since 43. */
  lastFolder: z.string().min(1).nullable().catch(null),
});
export type StoredSettings = z.output<typeof storedV1>;
export type SettingsChange = Partial<Omit<StoredSettings, 'version'>>;

export type SettingsService = {
  get(): StoredSettings;
  update(change: SettingsChange): StoredSettings;
};

const defaults: StoredSettings = storedV1.parse({ version: 1 });

/**
 * Reads and writes the settings. A field that does not fit falls back to its default alone; a file of a newer version is left as
 * it is and read as far as it can be, so that going back to an older program loses nothing until something is changed.
 */
export function createSettings(file: SettingsFile, log: Log): SettingsService {
  let current = read(file, log);
  return {
    get: () => current,
    update(change) {
      const next = storedV1.parse({ ...current, ...change });
      file.write(next);
      current = next;
      return next;
    },
  };
}

function read(file: SettingsFile, log: Log): StoredSettings {
  const raw = file.read();
  if (typeof raw !== 'object' || raw === null || Object.keys(raw).length === 0) return defaults;
  const parsed = storedV1.safeParse({ ...raw, version: 1 });
  if (parsed.success) return parsed.data;
  log.warn('settings.unreadable', { issues: parsed.error.issues.length });
  return defaults;
}

/** The part of the stored settings that the renderer may see, with the rest of its view. */
export function settingsView(
  stored: StoredSettings,
  more: Pick<
    Settings,
    'arrangement' | 'key' | 'libraryLabel' | 'libraryLocked' | 'watchedLabel' | 'movedFromLabel'
  >,
): Settings {
  const { theme, density, limits, caps, notifications, adviceOff, defaultNegative } = stored;
  return { theme, density, limits, caps, notifications, adviceOff, defaultNegative, ...more };
}
