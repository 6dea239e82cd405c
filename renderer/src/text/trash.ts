import { trashDays } from '../../../shared/trash.ts';
import { formatBytes } from './bytes.ts';
import { counted } from './form.ts';

const clipsOf = (amount: number) => counted(amount, 'clip', 'clips');
const dayMs = 24 * 60 * 60_000;

function amountOf(clips: number, sizeBytes: number | null): string {
  return sizeBytes === null ? clipsOf(clips) : `${clipsOf(clips)}, ${formatBytes(sizeBytes)}`;
}

/** Words for how a clip's stay in the library's trash ends. */
export const trashText = {
  amount: amountOf,
  stay: `Clips stay here ${trashDays} days with everything that is known of them. After that they go on to the system’s trash; where a disk has none, they stay until you delete them.`,
  ends: (endsAtMs: number, nowMs: number) => {
    const days = Math.ceil((endsAtMs - nowMs) / dayMs);
    return days <= 0
      ? 'Goes to the system’s trash at the next start.'
      : `Goes to the system’s trash in ${counted(days, 'day', 'days')}.`;
  },
  empty: 'Empty trash …',
  remove: 'Remove …',
  cancel: 'Not now',
  'system-trash': {
    title: (clips: number, isAll: boolean) =>
      isAll ? 'Empty the trash?' : `Remove ${clipsOf(clips)} from the library’s trash?`,
    body: (clips: number, sizeBytes: number | null) =>
      `${amountOf(clips, sizeBytes)}, each with its prompt and all you noted. They go to the system’s trash and can be put back from there, until that is emptied too. Dailies cannot undo it.`,
    go: 'Move to the system’s trash',
    done: (clips: number) => `${clipsOf(clips)} moved to the system’s trash`,
  },
  'for-good': {
    title: (clips: number) => `Delete ${clipsOf(clips)} for good?`,
    body: (clips: number, sizeBytes: number | null) =>
      `The system’s trash does not take ${clips === 1 ? 'it' : 'them'} from this disk (${amountOf(clips, sizeBytes)}). Deleted here, the files and all you noted are gone. This cannot be undone, and buying them again costs money.`,
    go: 'Delete for good',
    done: (clips: number) => `${clipsOf(clips)} deleted`,
  },
} as const;
