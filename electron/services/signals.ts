import type { TakeId } from '../../shared/contract/ids.ts';
import type { Take } from '../../shared/contract/takes.ts';
import { endedStates } from '../../shared/take-state.ts';
import type { Clock, Log, Signals } from './ports.ts';
import { noticeOf, type News, type SignalTarget } from './signal-words.ts';
import { drop } from './takes/loop.ts';

/** What the signals look at. */
export type SignalTake = Pick<Take, 'id' | 'state' | 'hold' | 'title' | 'clipId'>;

/** Takes that ended since nothing was under way. */
export type Round = { readonly ended: number };

export type Shown = {
  /** For the taskbar: a share of the round, 'busy' where no share can be told, null when nothing is under way. */
  readonly progress: number | 'busy' | null;
  readonly isAwake: boolean;
};

/** Holds that end by themselves and soon; with any other nothing goes on before the user acts. */
const passing: ReadonlySet<string> = new Set(['place', 'rate']);

/** Bought and not yet kept, or about to be bought: worth keeping the machine awake for. */
export function isUnderWay({ state, hold }: Pick<SignalTake, 'state' | 'hold'>): boolean {
  if (endedStates.has(state) || state === 'unconfirmed') return false;
  return hold === null || passing.has(hold.reason);
}

/** What the desktop shows of takes that have not ended. A share is a count of takes, never a guess at how far one of them is. */
export function shownOf(unended: Iterable<SignalTake>, round: Round): Shown {
  let underWay = 0;
  for (const take of unended) if (isUnderWay(take)) underWay += 1;
  if (underWay === 0) return { progress: null, isAwake: false };
  const share = round.ended / (round.ended + underWay);
  return { progress: share === 0 ? 'busy' : share, isAwake: true };
}

/** What ends together is told together; after that, while more is under way, at most this often. */
const gatherMs = 2000;
const leastApartMs = 60_000;

export type SignalsService = {
  /** Takes as they are now: at the start all of them, then each change. */
  start(takes: Iterable<SignalTake>): void;
  changed(takes: Iterable<SignalTake>): void;
  close(): void;
};

/** Tells of takes outside the window: notifications, the taskbar, the dock's number; and keeps the machine awake for them. */
export function createSignalsService(
  ports: { readonly clock: Clock; readonly log: Log; readonly signals: Signals },
  options: { isWanted(): boolean; onOpen(target: SignalTarget): void },
): SignalsService {
  const { clock, log, signals } = ports;
  const unended = new Map<TakeId, SignalTake>();
  let round: Round = { ended: 0 };
  let news: News[] = [];
  let unseen = 0;
  let shown: Shown = { progress: null, isAwake: false };
  let toldAt = Number.NEGATIVE_INFINITY;
  let tellAt = Number.POSITIVE_INFINITY;
  let isClosed = false;

  function show(): void {
    const next = shownOf(unended.values(), round);
    if (next.progress === null) round = { ended: 0 };
    if (next.progress !== shown.progress) signals.setProgress(next.progress);
    if (next.isAwake !== shown.isAwake) signals.keepAwake(next.isAwake);
    shown = next;
  }

  function seen(): void {
    news = [];
    if (unseen > 0) signals.setBadge(0);
    unseen = 0;
  }

  function tell(): void {
    tellAt = Number.POSITIVE_INFINITY;
    if (isClosed || news.length === 0) return;
    if (signals.isFocused() || !options.isWanted()) return seen();
    unseen += news.length;
    signals.setBadge(unseen);
    const notice = noticeOf(news);
    news = [];
    toldAt = clock.monotonic();
    signals.notify(notice, () => {
      seen();
      options.onOpen(notice.target);
    });
  }

  function gather(): void {
    if (news.length === 0) return;
    // The end of a round is told soon; before it, not more often than every minute.
    const rest = shown.progress === null ? 0 : toldAt + leastApartMs - clock.monotonic();
    const waitMs = Math.max(gatherMs, rest);
    const at = clock.monotonic() + waitMs;
    if (at >= tellAt) return;
    tellAt = at;
    const told = clock.sleep(waitMs).then(() => {
      if (tellAt === at) tell();
    });
    drop(told, log, 'signals');
  }

  function note(take: SignalTake): void {
    const before = unended.get(take.id);
    if (!endedStates.has(take.state)) {
      unended.set(take.id, take);
      return;
    }
    if (before === undefined) return;
    unended.delete(take.id);
    // Cancelling is the user's own doing, and costs nothing.
    if (take.state === 'cancelled') return;
    round = { ended: round.ended + 1 };
    news.push({ kind: take.state === 'kept' ? 'kept' : 'failed', title: take.title, clipId: take.clipId });
  }

  signals.onFocus(seen);
  return {
    start(takes) {
      for (const take of takes) if (!endedStates.has(take.state)) unended.set(take.id, take);
      show();
    },
    changed(takes) {
      for (const take of takes) note(take);
      show();
      if (signals.isFocused()) news = [];
      gather();
    },
    close() {
      isClosed = true;
      signals.keepAwake(false);
      signals.setProgress(null);
    },
  };
}
