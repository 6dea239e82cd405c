import { AppError } from '../../shared/errors.ts';
import { errorCode } from './disk.ts';
import { diskProblem, sqliteResult } from './disk-problem.ts';
import { FailedMigration, NewerDatabase } from './sqlite.ts';

const busy = 5;

/** Why the studio cannot start, and what to do, in words for the user; `folder` holds the program's own files. */
export function startProblemWords(error: unknown, folder: string): string {
  if (error instanceof AppError) return error.message;
  if (error instanceof NewerDatabase) {
    return `Your drafts and takes in ${folder} were last opened by a newer version of Dailies, and this one cannot read them. Nothing is lost, and nothing was changed. Start that version, or a later one.`;
  }
  if (error instanceof FailedMigration) {
    return `Your drafts and takes could not be brought to this version of Dailies. They are as they were, with a copy beside them in ${folder}: the version before this one opens them. More is in studio.log.`;
  }
  if (sqliteResult(error) === busy) {
    return `Another program holds the files of Dailies in ${folder}. Close it and start again. Nothing was changed.`;
  }
  // A file has the name of the folder.
  const kind = errorCode(error) === 'EEXIST' ? 'library-offline' : diskProblem(error)?.kind;
  switch (kind) {
    case 'disk-full':
      return `The disk that holds ${folder} is full. Free some space and start again. Nothing is lost: what was bought keeps on the service for seven days.`;
    case 'library-read-only':
      return `Dailies may not write in ${folder}. Give yourself the right to, and start again. Nothing is lost.`;
    case 'library-offline':
      return `${folder} cannot be read. Is its disk connected, and is it a folder? Nothing was changed.`;
    case undefined:
      return `${error instanceof Error ? error.message : String(error)}. More is in studio.log in ${folder}.`;
  }
}
