import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { settings as contractSettings } from '../../shared/contract/settings.ts';
import type { Micros } from '../../shared/money.ts';
import type { SettingsService } from './settings.ts';
import type { Caps } from './spend.ts';

const flag = 'caps';
const stored = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'No JSON' });
      return z.NEVER;
    }
  })
  .pipe(contractSettings.shape.caps);

/** Writes the caps beside the journal of takes, where a commit is on the disk when it returns. */
export function storeCaps(database: DatabaseSync, caps: Caps): void {
  database
    .prepare('INSERT OR REPLACE INTO flags (name, value) VALUES (?, ?)')
    .run(flag, JSON.stringify(caps));
}

/**
 * The settings file may be damaged or deleted, and would then mean "no caps", silently. Where file and journal differ, the stricter
 * cap of each kind holds: a cap is only ever raised by the user, in the open studio.
 */
export function restoreCaps(database: DatabaseSync, settings: SettingsService): void {
  const row = database.prepare('SELECT value FROM flags WHERE name = ?').get(flag);
  const kept = stored.safeParse(row?.['value']);
  if (!kept.success) return;
  const { caps } = settings.get();
  const stricter: Caps = {
    dayMicros: lower(caps.dayMicros, kept.data.dayMicros),
    monthMicros: lower(caps.monthMicros, kept.data.monthMicros),
    batchMicros: lower(caps.batchMicros, kept.data.batchMicros),
  };
  if (JSON.stringify(stricter) !== JSON.stringify(caps)) settings.update({ caps: stricter });
}

function lower(a: Micros | null, b: Micros | null): Micros | null {
  if (a === null) return b;
  return b === null ? a : Math.min(a, b);
}
