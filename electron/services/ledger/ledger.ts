import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { LedgerEntry } from '../../../shared/contract/ledger.ts';
import { AppError } from '../../../shared/errors.ts';
import { realDisk } from '../disk.ts';
import { diskProblem } from '../disk-problem.ts';
import { writeWhole } from '../library/files.ts';
import type { Clock, Desktop, Random } from '../ports.ts';
import type { SettingsService } from '../settings.ts';
import { ledgerCsv } from './csv.ts';
import { readPurchases, type Purchase } from './purchases.ts';
import { groupsOf, sumsOf } from './sums.ts';

export type LedgerPorts = {
  readonly clock: Clock;
  readonly random: Random;
  readonly database: DatabaseSync;
  readonly desktop: Desktop;
  readonly settings: SettingsService;
};

/** What the takes cost: read from the journal of takes, which is the only place where it is written. */
export type Ledger = {
  summary(query: Parsed<'ledger.summary'>): Output<'ledger.summary'>;
  list(query: Parsed<'ledger.list'>): Output<'ledger.list'>;
  /** Answers with the purchases written. Throws `cancelled`, `disk-full`, `forbidden`. */
  export(): Promise<number>;
};

export function createLedger({ clock, random, database, desktop, settings }: LedgerPorts): Ledger {
  return {
    summary({ by }) {
      const purchases = readPurchases(database);
      return { total: sumsOf(purchases), groups: groupsOf(purchases, by) };
    },
    list({ fromMs, toMs, draftId, offset, limit }) {
      const found = readPurchases(database).filter(
        (entry) =>
          entry.boughtAtMs >= fromMs &&
          entry.boughtAtMs <= toMs &&
          (draftId === null || entry.draftId === draftId),
      );
      return { entries: found.slice(offset, offset + limit).map(entryOf), total: found.length };
    },
    async export() {
      const target = await desktop.chooseSaveFile({
        title: 'Export the ledger',
        startIn: settings.get().lastFolder,
        name: `Dailies spending ${localDay(clock.now())}.csv`,
      });
      if (target === null) throw new AppError('cancelled', 'No place was chosen');
      settings.update({ lastFolder: path.dirname(target) });
      const purchases = readPurchases(database);
      // The dialog has asked whether an existing file may go; it goes only when the new one is whole.
      const temporary = path.join(path.dirname(target), `.${random.id(8)}.csv.part`);
      try {
        await writeWhole(realDisk, temporary, target, ledgerCsv(purchases));
      } catch (error) {
        await realDisk.unlink(temporary);
        throw translated(error);
      }
      return purchases.length;
    },
  };
}

/** Without what only the export tells: a page of entries need not carry every prompt. */
function entryOf(purchase: Purchase): LedgerEntry {
  const {
    prompt: _prompt,
    negativePrompt: _negative,
    aspectRatio: _ratio,
    model: _model,
    service: _service,
    ...entry
  } = purchase;
  return entry;
}

function localDay(ms: number): string {
  const date = new Date(ms);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function translated(error: unknown): unknown {
  const problem = diskProblem(error);
  if (problem === null) return error;
  const code = problem.kind === 'disk-full' ? 'disk-full' : 'forbidden';
  return new AppError(code, 'The ledger could not be written there', { cause: error });
}
