import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { startProblemWords } from '../../../electron/services/start-words.ts';
import { openStudioDatabase } from '../../../electron/services/studio-database.ts';
import { AppError } from '../../../shared/errors.ts';
import { createVirtualClock } from '../../fakes/clock.ts';
import { scratchFolder } from '../../fakes/scratch.ts';
import { silentLog } from '../../fakes/silent-log.ts';

/** What is told when the database in this folder is opened. */
function toldOf(folder: string): string {
  try {
    openStudioDatabase(folder, { clock: createVirtualClock(), log: silentLog });
    return 'it opened';
  } catch (error) {
    return startProblemWords(error, folder);
  }
}
const system = (code: string) => Object.assign(new Error(`${code}: no`), { code });
const sqlite = (errcode: number) => Object.assign(new Error('no'), { code: 'ERR_SQLITE_ERROR', errcode });

describe('a studio that cannot start', () => {
  it('says so plainly when its files are of a newer version', async () => {
    const folder = await scratchFolder();
    await openStudioDatabase(folder, { clock: createVirtualClock(), log: silentLog }).close();
    const newer = new DatabaseSync(path.join(folder, 'studio.sqlite'));
    newer.exec('PRAGMA user_version = 999');
    newer.close();
    expect(toldOf(folder)).toBe(
      `Your drafts and takes in ${folder} were last opened by a newer version of Dailies, and this one cannot read them. Nothing is lost, and nothing was changed. Start that version, or a later one.`,
    );
  });

  it.each(['profile', 'profile/deeper'])(
    'says so plainly when a file is where its folder should be: %s',
    async (place) => {
      const scratch = await scratchFolder();
      writeFileSync(path.join(scratch, 'profile'), 'a file');
      expect(toldOf(path.join(scratch, place))).toMatch(/cannot be read.*is it a folder/);
    },
  );

  it('says so plainly while another program holds the file', async () => {
    const folder = await scratchFolder();
    const other = new DatabaseSync(path.join(folder, 'studio.sqlite'));
    other.exec('PRAGMA journal_mode = WAL; CREATE TABLE mine (x); BEGIN EXCLUSIVE');
    expect(toldOf(folder)).toMatch(/Another program holds/);
    other.close();
  });

  it.each([
    [system('ENOSPC'), /is full/],
    [sqlite(13), /is full/],
    [system('EROFS'), /may not write/],
    [system('EACCES'), /may not write/],
    [sqlite(8), /may not write/],
    [sqlite(14), /cannot be read/],
    [new AppError('invalid-input', 'DAILIES_API_BASE is no address'), /DAILIES_API_BASE is no address/],
    [new Error('Something else'), /Something else\. More is in studio\.log/],
  ])('%s', (error, words) => {
    const told = startProblemWords(error, '/home/somebody/dailies');
    expect(told).toMatch(words);
    expect(told).not.toMatch(/ at .*:\d+|Error:/);
  });
});
