import type { Take } from '../../../shared/contract/takes.ts';
import { periodStarts, refundWithinMs, type Spend } from '../spend.ts';
import { createBoard } from './board.ts';
import { createBookkeeper } from './bookkeeper.ts';
import { createCollector } from './collector.ts';
import { createEstimates } from './estimates.ts';
import { createHealths } from './health.ts';
import { createJournal } from './journal.ts';
import { createLooker } from './looker.ts';
import { drop, startLoop, type Loop } from './loop.ts';
import type { Effect } from './machine.ts';
import { createOrdering } from './ordering.ts';
import { pausedFlag } from './paused.ts';
import { createPoller } from './poller.ts';
import { createPushes } from './pushes.ts';
import { createQueueEdits } from './queue-edits.ts';
import { createQuotes } from './quotes.ts';
import type { TakeRecord } from './record.ts';
import { createRestoredLook } from './restored-look.ts';
import { createScheduler } from './scheduler.ts';
import { createSubmitter } from './submitter.ts';
import { summaryOf, type TakesSummary } from './summary.ts';
import type { TakesOptions, TakesPorts } from './takes-ports.ts';
import { viewOfTake } from './view.ts';

const balanceEveryMs = 60_000;

const loopNames = ['looker', 'poller', 'collector', 'scheduler', 'bookkeeper', 'restoredLook'] as const;
type LoopName = (typeof loopNames)[number];

/** Puts the parts together: who calls whom when something has happened to a take. */
export function createEngine(ports: TakesPorts, options: TakesOptions) {
  const { clock, random, log, services, downloads, keeper } = ports;
  const journal = createJournal(ports.database);
  const ending = new AbortController();
  const { signal } = ending;
  const loops = new Map<LoopName, Loop>();
  let balanceAt = Number.NEGATIVE_INFINITY;

  const wake = (name: LoopName) => loops.get(name)?.wake();
  const wakeAll = () => {
    for (const loop of loops.values()) loop.wake();
  };

  const pushes = createPushes(
    { clock, log },
    {
      viewOf: (id) => {
        const take = board.find(id);
        return take === null ? null : viewOf(take);
      },
      onChanged: options.onChanged,
      onStatus: options.onStatus,
    },
  );
  const board = createBoard(
    { clock, log, journal },
    { onChanged: pushes.changed, onEffect: (effect, take) => carryOut(effect, take) },
  );
  const healths = createHealths({ clock, random, journal }, healthChanged);
  const quotes = createQuotes({ clock, healths });
  const estimates = createEstimates(journal);
  const submitter = createSubmitter({ clock, log, board, journal, healths, signal });
  const scheduler = createScheduler(
    { clock, board, journal, healths, quotes, services },
    {
      limits: options.limits,
      caps: options.caps,
      spend,
      isPaused: () => journal.flag(pausedFlag) !== null,
      onHold: pushes.changed,
      submit: (service, take) =>
        drop(
          submitter.submit(service, take).finally(() => wake('scheduler')),
          log,
          'submit',
        ),
    },
  );
  const poller = createPoller({ clock, random, log, board, healths, services, estimates }, () =>
    wake('poller'),
  );
  const looker = createLooker({ clock, board, journal, healths, services });
  const collector = createCollector(
    { clock, random, log, board, healths, services, downloads, keeper, signal },
    {
      wakeLoop: () => wake('collector'),
      onProgress: pushes.progressed,
      onLibraryProblem: libraryProblemChanged,
    },
  );
  const restoredLook = createRestoredLook({ clock, board, journal, healths, services, keeper });
  const bookkeeper = createBookkeeper({ clock, log, board, journal, services });
  const ordering = createOrdering(
    { clock, random, journal, board, quotes, services },
    { spend, caps: options.caps, onQueued: options.onQueued },
  );
  const edits = createQueueEdits({ clock, journal, board, quotes, services });

  function carryOut(effect: Effect, take: TakeRecord): void {
    switch (effect) {
      case 'schedule':
        wake('scheduler');
        pushes.status();
        refreshBalance();
        break;
      case 'ask':
        poller.begin(take);
        wake('poller');
        break;
      case 'look':
        wake('looker');
        break;
      case 'download':
        wake('collector');
        break;
      case 'end':
        scheduler.forget(take.id);
        wake('bookkeeper');
        break;
      case 'discard':
        drop(collector.discard(take), log, 'discard');
        break;
      case 'reopen':
        break;
    }
  }

  function healthChanged(serviceId: string): void {
    pushes.status();
    for (const take of board.unended()) if (take.service === serviceId) pushes.changed(take.id);
    wake('scheduler');
    wake('poller');
  }

  function libraryProblemChanged(): void {
    pushes.status();
    for (const take of board.inState('downloading')) pushes.changed(take.id);
  }

  function spend(): Spend {
    const now = clock.now();
    const { dayMs, monthMs } = periodStarts(now);
    const refundsDueMs = now - refundWithinMs;
    return {
      todayMicros: journal.spentSince(dayMs, refundsDueMs),
      monthMicros: journal.spentSince(monthMs, refundsDueMs),
    };
  }

  /** What is left changes when takes are bought; asked for seldom, as it is only shown. */
  function refreshBalance(): void {
    const service = services.current();
    if (service.kind === 'practice' || clock.monotonic() - balanceAt < balanceEveryMs) return;
    balanceAt = clock.monotonic();
    const work = service.client.balance().then((outcome) => {
      if (outcome.kind === 'amount') healths.setBalance(service.id, outcome.micros);
    });
    drop(work, log, 'balance');
  }

  function holdOf(take: TakeRecord): Take['hold'] {
    switch (take.state) {
      case 'queued': {
        const hold = scheduler.holdOf(take.id);
        if (hold === null) return take.hold === null ? null : { reason: take.hold, untilMs: null };
        const { reason, untilMono } = hold;
        return { reason, untilMs: untilMono === null ? null : clock.now() + untilMono - clock.monotonic() };
      }
      case 'running':
      case 'unconfirmed': {
        const reason = poller.holdOf(take);
        return reason === null ? null : { reason, untilMs: null };
      }
      case 'downloading': {
        const reason = collector.libraryProblem();
        return reason === null ? null : { reason, untilMs: null };
      }
      case 'submitting':
      case 'kept':
      case 'failed':
      case 'expired':
      case 'cancelled':
        return null;
    }
  }

  function downloadOf(take: TakeRecord): Take['download'] {
    const fetching = take.state === 'downloading' ? collector.progressOf(take.id) : null;
    if (fetching === null) return null;
    const { progress, attempt, pace, retryInMs } = fetching;
    return {
      receivedBytes: progress.receivedBytes,
      totalBytes: progress.totalBytes,
      attempt,
      pace,
      retryAtMs: retryInMs === null ? null : Math.round(clock.now() + retryInMs),
    };
  }

  function viewOf(take: TakeRecord): Take {
    return viewOfTake(take, { hold: holdOf(take), usual: estimates.usual(take), download: downloadOf(take) });
  }

  return {
    journal,
    board,
    healths,
    quotes,
    pushes,
    edits,
    ordering,
    looker,
    poller,
    collector,
    viewOf,
    wakeAll,
    wakeScheduler: () => wake('scheduler'),

    summary(): TakesSummary {
      const service = services.current();
      return summaryOf({
        service,
        health: healths.of(service.id),
        libraryProblem: collector.libraryProblem(),
        paused: journal.flag(pausedFlag),
        spend: spend(),
      });
    },

    start(): void {
      board.load();
      // The program ended while these POSTs were out: they may have been bought.
      for (const take of board.inState('submitting')) board.happened(take.id, 'found-submitting');
      for (const take of board.inState('running')) poller.recover(take);
      for (const take of board.inState('downloading')) collector.recover(take);
      const steps = { scheduler, poller, looker, collector, bookkeeper, restoredLook } as const;
      for (const name of loopNames) {
        loops.set(name, startLoop({ name, clock, log, signal, step: () => steps[name].step() }));
      }
    },
    close(): Promise<void> {
      ending.abort();
      pushes.close();
      return submitter.settled();
    },
  };
}
