import type { LedgerEntry, LedgerGroup } from '../../../shared/contract/ledger.ts';
import type { LedgerGrouping } from '../../../shared/ledger-groupings.ts';
import { formatMicros } from '../../../shared/money.ts';
import { counted } from './form.ts';
import { dayNumber, formatDay, formatMoment, formatTimeOfDay } from './time.ts';

const groupings: Record<LedgerGrouping, string> = { day: 'Day', month: 'Month', draft: 'Draft' };
const monthNames = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric' });

function groupName(group: LedgerGroup, by: LedgerGrouping, nowMs: number): string {
  if (by === 'draft') return group.title === null || group.title === '' ? 'Untitled' : group.title;
  return by === 'day' ? formatDay(dayNumber(group.fromMs), nowMs) : monthNames.format(group.fromMs);
}

/** What became of a purchase, and of its money. */
function standing(entry: LedgerEntry, nowMs: number): string {
  switch (entry.money) {
    case 'refunded':
      return 'Failed, refunded';
    case 'refund-expected':
      return refundDue(entry.refundDueAtMs, nowMs);
    case 'unknown':
      return entry.state === 'submitting' ? 'Being bought' : 'Unclear whether it was bought';
    case 'spent':
      return bought(entry.state);
  }
}

function refundDue(dueAtMs: number | null, nowMs: number): string {
  if (dueAtMs === null) return 'Failed, refund expected';
  return nowMs <= dueAtMs
    ? `Failed, refund expected by ${formatTimeOfDay(dueAtMs)}`
    : 'Failed, refund not seen yet: check billing';
}

function bought(state: LedgerEntry['state']): string {
  if (state === 'kept') return 'Clip saved';
  return state === 'failed' || state === 'expired' ? 'No clip' : 'On its way';
}

/** Every word of the page Spending. */
export const spendingText = {
  title: 'Spending',
  back: 'Settings',
  by: 'Sum by',
  groupings,
  export: 'Export CSV',
  exported: (takes: number) => `${counted(takes, 'take', 'takes')} exported`,
  billing: 'Billing',
  figures: {
    label: 'In all',
    spent: 'Spent',
    clips: 'Clips saved',
    perClip: 'Per saved clip',
    refundDue: 'Refunds on the way',
    refunded: 'Refunded',
    unclear: 'Unclear',
  },
  columns: { takes: 'Takes', clips: 'Clips', spent: 'Spent', refunds: 'Refunds', perClip: 'Per clip' },
  none: '–',
  group: groupName,
  toggle: (name: string, isOpen: boolean) => `${isOpen ? 'Hide' : 'Show'} the takes of ${name}`,
  /** A refund that has come, and one that has not. */
  refunds: (refundedMicros: number, dueMicros: number) =>
    [
      ...(refundedMicros > 0 ? [formatMicros(refundedMicros)] : []),
      ...(dueMicros > 0 ? [`${formatMicros(dueMicros)} expected`] : []),
    ].join(', '),
  unclear: (micros: number) => `${formatMicros(micros)} unclear`,
  standing,
  bought: (atMs: number, nowMs: number) => formatMoment(atMs, nowMs),
  take: (title: string, durationS: number) => `${title === '' ? 'Untitled' : title}, ${durationS} s`,
  price: ({ estimateMicros, quotedMicros, billedMicros }: LedgerEntry) =>
    [
      `estimate ${formatMicros(estimateMicros)}`,
      ...(quotedMicros === null ? [] : [`quote ${formatMicros(quotedMicros)}`]),
      billedMicros === null ? 'not billed yet' : `billed ${formatMicros(billedMicros)}`,
    ].join(' · '),
  moreEntries: (rest: number) => `Show ${counted(rest, 'more take', 'more takes')}`,
  moreGroups: 'Show earlier',
  note: 'Failed takes are refunded by the service within three hours. A refund counts as come once your account’s billing shows it. Until a take is billed, its price at the purchase counts.',
  empty: {
    title: 'Nothing bought yet',
    body: 'Practice is free and is not counted. What you buy with your key is listed here, take by take.',
    action: 'Write',
  },
  failed: { title: 'The ledger could not be read', body: 'Nothing is lost.', action: 'Try again' },
} as const;
