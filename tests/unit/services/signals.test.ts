import { describe, expect, test } from 'vitest';
import type { Notice, Signals } from '../../../electron/services/ports.ts';
import { noticeOf, type News, type SignalTarget } from '../../../electron/services/signal-words.ts';
import {
  createSignalsService,
  isUnderWay,
  shownOf,
  type SignalTake,
} from '../../../electron/services/signals.ts';
import { clipId, takeId } from '../../../shared/contract/ids.ts';
import { holdReasons, takeStates } from '../../../shared/take-state.ts';
import { createVirtualClock } from '../../fakes/clock.ts';
import { silentLog } from '../../fakes/silent-log.ts';

const minuteMs = 60_000;

function aTake(number: number, state: SignalTake['state'], over: Partial<SignalTake> = {}): SignalTake {
  const id = `take${String(number).padStart(6, '0')}`;
  const clip = state === 'kept' ? clipId.parse(`clip${String(number).padStart(6, '0')}`) : null;
  return { id: takeId.parse(id), state, hold: null, title: `Fox ${number}`, clipId: clip, ...over };
}

describe('what is under way', () => {
  test.each(takeStates)('%s', (state) => {
    const isGoing = ['queued', 'submitting', 'running', 'downloading'].includes(state);
    expect(isUnderWay({ state, hold: null })).toBe(isGoing);
  });

  test.each(holdReasons)(
    'a take held back by %s keeps nobody awake, unless that passes by itself',
    (reason) => {
      const passes = reason === 'place' || reason === 'rate';
      for (const state of ['queued', 'running', 'downloading'] as const) {
        expect(isUnderWay({ state, hold: { reason, untilMs: null } })).toBe(passes);
      }
    },
  );

  test('is shown as a share of takes, and as no share before the first has ended', () => {
    const running = [aTake(1, 'running'), aTake(2, 'queued'), aTake(3, 'downloading')];
    expect(shownOf([], { ended: 4 })).toEqual({ progress: null, isAwake: false });
    expect(shownOf(running, { ended: 0 })).toEqual({ progress: 'busy', isAwake: true });
    expect(shownOf(running, { ended: 1 })).toEqual({ progress: 0.25, isAwake: true });
  });
});

describe('the words', () => {
  const kept = (number: number): News => ({
    kind: 'kept',
    title: `Fox ${number}`,
    clipId: clipId.parse(`clip000${number}`),
  });
  const failed: News = { kind: 'failed', title: 'Boats', clipId: null };

  test.each([
    [[kept(1)], 'Clip ready', { room: 'library', clipId: 'clip0001' }],
    [[kept(1), kept(2)], '2 clips ready', { room: 'library', clipId: null }],
    [[failed], 'A take failed', { room: 'queue', clipId: null }],
    [[failed, failed], '2 takes failed', { room: 'queue', clipId: null }],
    [[kept(1), failed], 'Clip ready, a take failed', { room: 'queue', clipId: null }],
    [[kept(1), kept(2), failed, failed], '2 clips ready, 2 takes failed', { room: 'queue', clipId: null }],
  ])('of %j', (news, title, target) => {
    expect(noticeOf(news)).toMatchObject({ title, target });
  });

  test('name a few and count the rest; the same title once', () => {
    expect(noticeOf([kept(1), kept(1)]).body).toBe('Fox 1');
    expect(noticeOf([1, 2, 3, 4, 5].map(kept)).body).toBe('Fox 1\nFox 2\nFox 3\nand 2 more');
    expect(noticeOf([{ ...kept(1), title: '' }]).body).toBe('Untitled');
    expect(noticeOf([kept(1), failed]).body).toContain('Boats');
  });
});

function stage({ isWanted = true, isFocused = false } = {}) {
  const clock = createVirtualClock();
  const shown: { progress: number | 'busy' | null; badge: number; isAwake: boolean } = {
    progress: null,
    badge: 0,
    isAwake: false,
  };
  const notices: (Notice & { readonly click: () => void })[] = [];
  const opened: SignalTarget[] = [];
  const listeners: (() => void)[] = [];
  const window = { isFocused };
  const calls = { awake: 0 };
  const signals: Signals = {
    isFocused: () => window.isFocused,
    onFocus: (listener) => void listeners.push(listener),
    notify: (notice, click) => void notices.push({ ...notice, click }),
    setProgress: (progress) => void (shown.progress = progress),
    setBadge: (badge) => void (shown.badge = badge),
    keepAwake(isAwake) {
      calls.awake += 1;
      shown.isAwake = isAwake;
    },
  };
  const service = createSignalsService(
    { clock, log: silentLog, signals },
    { isWanted: () => isWanted, onOpen: (target) => void opened.push(target) },
  );
  const focus = () => {
    window.isFocused = true;
    for (const listener of listeners) listener();
  };
  return { clock, shown, notices, opened, window, focus, service, calls };
}

describe('notifications', () => {
  test('tell once of what ends together', async () => {
    const { clock, notices, service } = stage();
    service.start([aTake(1, 'running'), aTake(2, 'running'), aTake(3, 'running')]);
    service.changed([aTake(1, 'kept')]);
    await clock.advance(500);
    service.changed([aTake(2, 'kept'), aTake(3, 'failed')]);
    await clock.advance(10 * minuteMs);
    expect(notices.map(({ title }) => title)).toEqual(['2 clips ready, a take failed']);
  });

  test('are not for what ended before this start, nor for what the user cancelled', async () => {
    const { clock, notices, service } = stage();
    service.start([aTake(1, 'kept'), aTake(2, 'queued')]);
    service.changed([aTake(1, 'kept'), aTake(2, 'cancelled'), aTake(3, 'failed')]);
    await clock.advance(minuteMs);
    expect(notices).toEqual([]);
  });

  test('are not for a window that is in front', async () => {
    const { clock, notices, service, shown } = stage({ isFocused: true });
    service.start([aTake(1, 'running')]);
    service.changed([aTake(1, 'kept')]);
    await clock.advance(minuteMs);
    expect([notices, shown.badge]).toEqual([[], 0]);
  });

  test('are not for what the user saw before they came', async () => {
    const { clock, notices, service, focus, window } = stage();
    service.start([aTake(1, 'running')]);
    service.changed([aTake(1, 'kept')]);
    focus();
    window.isFocused = false;
    await clock.advance(minuteMs);
    expect(notices).toEqual([]);
  });

  test('can be switched off, all of them', async () => {
    const { clock, notices, service, shown } = stage({ isWanted: false });
    service.start([aTake(1, 'running')]);
    service.changed([aTake(1, 'failed')]);
    await clock.advance(minuteMs);
    expect([notices, shown.badge]).toEqual([[], 0]);
  });

  test('of a long round come a minute apart, and its end soon', async () => {
    const { clock, notices, service } = stage();
    const takes = Array.from({ length: 121 }, (_, number) => aTake(number, 'running'));
    service.start(takes);
    for (let number = 0; number < 120; number += 1) {
      service.changed([aTake(number, 'kept')]);
      await clock.advance(1000);
    }
    expect(notices.length).toBeLessThanOrEqual(3);
    await clock.advance(minuteMs);
    const before = notices.length;
    service.changed([aTake(120, 'kept')]);
    await clock.advance(2500);
    expect(notices.length).toBe(before + 1);
    const told = notices.map(({ title }) => Number(/^\d+/.exec(title)?.[0] ?? 1));
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(121);
  });

  test('of the end of a round do not wait for the minute that began before it', async () => {
    const { clock, notices, service } = stage();
    service.start([1, 2, 3].map((number) => aTake(number, 'running')));
    service.changed([aTake(1, 'kept')]);
    await clock.advance(5000);
    service.changed([aTake(2, 'kept')]);
    await clock.advance(5000);
    expect(notices).toHaveLength(1);
    service.changed([aTake(3, 'kept')]);
    await clock.advance(2500);
    expect(notices.map(({ title }) => title)).toEqual(['Clip ready', '2 clips ready']);
    await clock.advance(5 * minuteMs);
    expect(notices).toHaveLength(2);
  });

  test('clicked, lead to the clip and take the number away', async () => {
    const { clock, notices, opened, service, shown } = stage();
    service.start([aTake(1, 'running')]);
    service.changed([aTake(1, 'kept')]);
    await clock.advance(minuteMs);
    expect(shown.badge).toBe(1);
    notices[0]?.click();
    expect(opened).toEqual([{ room: 'library', clipId: 'clip000001' }]);
    expect(shown.badge).toBe(0);
  });
});

describe('taskbar and sleep', () => {
  test('follow a round from its begin to its end, and the next begins anew', () => {
    const { service, shown, calls } = stage({ isFocused: true });
    service.start([]);
    expect(shown).toEqual({ progress: null, badge: 0, isAwake: false });
    service.changed([aTake(1, 'queued'), aTake(2, 'queued')]);
    expect(shown).toMatchObject({ progress: 'busy', isAwake: true });
    service.changed([aTake(1, 'kept')]);
    expect(shown.progress).toBe(0.5);
    service.changed([aTake(2, 'expired')]);
    expect(shown).toMatchObject({ progress: null, isAwake: false });
    service.changed([aTake(3, 'running')]);
    expect(shown).toMatchObject({ progress: 'busy', isAwake: true });
    expect(calls.awake).toBe(3);
  });

  test('a paused queue lets the machine sleep', () => {
    const { service, shown } = stage();
    service.start([aTake(1, 'queued', { hold: { reason: 'paused', untilMs: null } })]);
    expect(shown).toMatchObject({ progress: null, isAwake: false });
  });

  test('are put back when the studio closes', () => {
    const { service, shown } = stage();
    service.start([aTake(1, 'running')]);
    service.close();
    expect(shown).toMatchObject({ progress: null, isAwake: false });
  });
});
