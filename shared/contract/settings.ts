import { z } from 'zod';
import { themes, tiers } from '../preferences.ts';
import { micros } from './recipe.ts';

const limits = z.object({
  tier: z.enum(tiers),
  concurrent: z.int().min(1).max(5000),
  perMinute: z.int().min(1).max(5000),
});
const cap = micros.min(0).nullable();
const caps = z.object({ dayMicros: cap, monthMicros: cap, batchMicros: cap });

/** Names of rules, of this version or another. */
const adviceOff = z.array(z.string().max(40)).max(60);
const defaultNegative = z.string().max(20_000);

/** An order by hand is a collection's own, and none of these. */
export const arrangement = z.object({
  sort: z.object({
    by: z.enum(['kept', 'created', 'name', 'rating', 'duration', 'size', 'cost']),
    descending: z.boolean(),
  }),
  group: z.enum(['none', 'day', 'draft', 'collection']),
});
export type KeptArrangement = z.output<typeof arrangement>;

export const settings = z.object({
  theme: z.enum(themes),
  /** Row height of the library's grid, CSS pixels. */
  density: z.int().min(90).max(360),
  /** In which order the clips of this library lie, and under which headings. */
  arrangement,
  limits,
  caps,
  /** Tell of finished and failed takes while the window is not in front. */
  notifications: z.boolean(),
  /** The rules of advice that are silent. */
  adviceOff,
  /** What new drafts keep out from the start. */
  defaultNegative,
  libraryLabel: z.string(),
  /** Set by the environment, so it cannot be changed here. */
  libraryLocked: z.boolean(),
  /** The last two names of the folder that is watched, and of the one that the library has moved out of. */
  watchedLabel: z.string().nullable(),
  movedFromLabel: z.string().nullable(),
  key: z.object({
    source: z.enum(['none', 'stored', 'session', 'environment']),
    lastFour: z.string().max(4).nullable(),
    /** What this system can do: a keyring, only obfuscation, or nothing. */
    protection: z.enum(['os', 'weak', 'none']),
  }),
});
export type Settings = z.output<typeof settings>;

export const settingsRequests = {
  'settings.get': { input: z.object({}), output: settings },
  'settings.update': {
    input: z.object({
      theme: z.enum(themes).optional(),
      density: z.int().min(90).max(360).optional(),
      /** Of the present library. */
      arrangement: arrangement.optional(),
      limits: limits.optional(),
      caps: caps.optional(),
      notifications: z.boolean().optional(),
      adviceOff: adviceOff.optional(),
      defaultNegative: defaultNegative.optional(),
    }),
    output: settings,
  },
  /**
   * The key goes in here and never comes out. `keep: 'default'` stores it where the system has a keyring, otherwise keeps it
   * for this session and answers `offerWeak`, so that the user can choose to store it with owner-only permissions.
   */
  'settings.saveKey': {
    input: z.object({
      key: z
        .string()
        .trim()
        .regex(/^[\x21-\x7e]{8,512}$/),
      keep: z.enum(['default', 'session', 'weak']),
    }),
    output: z.object({ settings, offerWeak: z.boolean() }),
  },
  /** Stores the session's key with owner-only permissions: the user's answer to `offerWeak`. */
  'settings.keepKeyWeakly': { input: z.object({}), output: settings },
  'settings.eraseKey': { input: z.object({}), output: settings },
  /** Opens a folder dialog in main. `cancelled` when the user closed it. */
  'settings.chooseLibrary': { input: z.object({}), output: settings },
  'settings.revealLibrary': { input: z.object({}), output: z.object({}) },
} as const;

export const settingsEvents = { 'settings.changed': settings } as const;
