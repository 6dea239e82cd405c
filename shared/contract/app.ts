import { z } from 'zod';
import { menuCommands } from '../menu-commands.ts';
import { mostDoubled } from './doubles.ts';
import { clipId } from './ids.ts';
import { micros, revisionNumber, timeMs } from './recipe.ts';

/** Something that stops the studio as a whole; each is a banner with a way out. */
export const troubles = [
  'begun-anew',
  'credit',
  'disk-full',
  'key',
  'library-held',
  'library-offline',
  'library-read-only',
  'permission',
  'restored',
] as const;

export const status = z.object({
  revision: revisionNumber,
  service: z.enum(['practice', 'live']),
  /** Host that takes are bought from, for the user's eyes; null in practice. */
  serviceHost: z.string().max(255).nullable(),
  connection: z.enum(['unknown', 'online', 'offline']),
  balanceMicros: micros.nullable(),
  troubles: z.array(z.enum(troubles)),
  queuePaused: z.boolean(),
  spend: z.object({
    todayMicros: micros,
    monthMicros: micros,
    dayCapMicros: micros.nullable(),
    monthCapMicros: micros.nullable(),
    batchCapMicros: micros.nullable(),
  }),
  library: z.object({
    state: z.enum(['ready', 'offline', 'read-only', 'held']),
    /** Who has the library while it is `held`; the name of the computer, where it is known. */
    heldBy: z
      .object({ machine: z.string().max(300).nullable(), isHere: z.boolean(), sinceMs: timeMs.nullable() })
      .nullable(),
    /** The folder's last two names, such as "Movies/Dailies"; never a full path. */
    label: z.string(),
    clips: z.int().min(0),
    sizeBytes: z.int().min(0),
    /** Clips with a second sidecar that says something else. */
    doubled: z.array(clipId).max(mostDoubled),
  }),
});
export type Status = z.output<typeof status>;

export const appInfo = z.object({
  version: z.string(),
  runtime: z.enum(['electron', 'stand-in']),
  platform: z.enum(['darwin', 'win32', 'linux', 'other']),
  startedAtMs: timeMs,
});
export type AppInfo = z.output<typeof appInfo>;

/** Pages the app may open in the user's browser: a closed list, so that no URL crosses the bridge. */
export const links = ['keys', 'top-up', 'model', 'billing'] as const;
export type LinkName = (typeof links)[number];

export const appRequests = {
  'app.info': { input: z.object({}), output: appInfo },
  'app.status': { input: z.object({}), output: status },
  'app.openLink': { input: z.object({ link: z.enum(links) }), output: z.object({}) },
  /** Asks the service now: is it there, is the key good, what is the balance. */
  'app.checkConnection': { input: z.object({}), output: status },
  /** A line for the log from the renderer's error boundary; answers with the id to quote. */
  'app.report': {
    input: z.object({ message: z.string().max(2000), where: z.string().max(200) }),
    output: z.object({ reportId: z.string() }),
  },
} as const;

export const appEvents = {
  'app.statusChanged': status,
  /** Chosen in the native menu. */
  'app.commandChosen': z.object({ command: z.enum(menuCommands) }),
  /** A notification was clicked: the window shows what it spoke of. */
  'app.pointedTo': z.object({ room: z.enum(['library', 'queue']), clipId: clipId.nullable() }),
} as const;
