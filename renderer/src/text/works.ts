import type { Work } from '../../../shared/contract/works.ts';
import type { WorkKind } from '../../../shared/work-kinds.ts';
import { formatBytes, formatProgress } from './bytes.ts';
import { counted, wholeNumber } from './form.ts';

type Names = { readonly going: string; readonly done: string; readonly failed: string };

const names: Record<WorkKind, Names> = {
  import: { going: 'Importing', done: 'Import finished', failed: 'The import failed' },
  export: { going: 'Exporting', done: 'Export finished', failed: 'The export failed' },
  backup: { going: 'Backing up', done: 'Backup finished', failed: 'The backup failed' },
  restore: {
    going: 'Restoring the backup',
    done: 'The backup is restored',
    failed: 'The backup could not be restored',
  },
  move: { going: 'Moving the library', done: 'The library is moved', failed: 'The library was not moved' },
  verify: { going: 'Checking the files', done: 'The files are checked', failed: 'The check failed' },
  rebuild: {
    going: 'Reading the library anew',
    done: 'The library is read',
    failed: 'The library could not be read',
  },
  'empty-trash': {
    going: 'Emptying the trash',
    done: 'The trash is emptied',
    failed: 'The trash could not be emptied',
  },
};

const skippedWords: Record<WorkKind, (skipped: number) => string> = {
  import: (skipped) => `${wholeNumber(skipped)} passed over: already here, or no video`,
  export: (skipped) => `${wholeNumber(skipped)} left out`,
  backup: (skipped) => `${wholeNumber(skipped)} left out`,
  restore: (skipped) => `${wholeNumber(skipped)} passed over: already here`,
  move: (skipped) => `${wholeNumber(skipped)} left out`,
  verify: (skipped) =>
    skipped === 1 ? '1 is not as it was saved' : `${wholeNumber(skipped)} are not as they were saved`,
  rebuild: (skipped) => `${wholeNumber(skipped)} could not be read`,
  'empty-trash': (skipped) => `${wholeNumber(skipped)} not taken by the system’s trash`,
};

function amountOf({ done, total, unit }: Work): string {
  if (unit === 'bytes') return formatProgress(done, total);
  return total === null ? counted(done, 'clip', 'clips') : `${wholeNumber(done)} of ${wholeNumber(total)}`;
}

/** An import looks at files, and not every one of them becomes a clip. */
function amountDone({ kind, done, skipped, unit }: Work): string {
  if (kind === 'import') return done > skipped ? counted(done - skipped, 'clip', 'clips') : 'No new clip';
  return unit === 'bytes' ? formatBytes(done) : counted(done, 'clip', 'clips');
}

/** Words for long works. */
export const worksText = {
  title: 'Works',
  none: 'Nothing is going on.',
  name: ({ kind, state }: Work): string => {
    if (state === 'done') return names[kind].done;
    if (state === 'failed') return names[kind].failed;
    return names[kind].going;
  },
  /** Where it is, or how it ended. */
  standing: (work: Work): string => {
    switch (work.state) {
      case 'running':
        return amountOf(work);
      case 'paused':
        return `${amountOf(work)}, waiting for the library`;
      case 'stopped':
        return `Stopped at ${amountOf(work)}. What is done stays done.`;
      case 'done':
        return amountDone(work);
      case 'failed':
        return amountOf(work);
    }
  },
  skipped: ({ kind, skipped }: Work) => skippedWords[kind](skipped),
  several: (amount: number) => `${wholeNumber(amount)} works`,
  stop: 'Stop',
  stopOf: (name: string) => `Stop: ${name}`,
  clear: 'Clear',
  clearOf: (name: string) => `Clear: ${name}`,
} as const;
