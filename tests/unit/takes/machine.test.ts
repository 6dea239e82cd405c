import { describe, expect, it } from 'vitest';
import { decide, lifecycleTable, takeEvents } from '../../../electron/services/takes/machine.ts';
import { endedStates, takeStates } from '../../../shared/take-state.ts';

const pairs = takeStates.flatMap((state) => takeEvents.map((event) => ({ state, event })));
const moves = pairs.flatMap(({ state, event }) => {
  const decision = decide(state, event);
  return decision.kind === 'move' ? [{ state, event, ...decision }] : [];
});

describe('the life of a take', () => {
  it('decides every pair of state and event', () => {
    expect(pairs).toHaveLength(takeStates.length * takeEvents.length);
    for (const { state, event } of pairs)
      expect(['move', 'ignore', 'conflict']).toContain(decide(state, event).kind);
  });

  it('sends only what is queued', () => {
    expect(moves.filter(({ to }) => to === 'submitting').map(({ state, event }) => [state, event])).toEqual([
      ['queued', 'send'],
    ]);
  });

  it('puts a take back into the queue only when it was surely not bought, or never sent', () => {
    const back = moves.filter(({ to }) => to === 'queued');
    expect(back.map(({ state, event }) => `${state} ${event}`)).toEqual([
      'submitting not-sent',
      'submitting turned-away',
      'cancelled restore',
    ]);
    for (const { money } of back) expect(money).toBe('not-spent');
  });

  it('never lets go of a remote id: an acceptance is taken wherever none is known', () => {
    for (const state of ['queued', 'submitting', 'unconfirmed', 'failed', 'cancelled'] as const) {
      expect(decide(state, 'accepted')).toMatchObject({ kind: 'move', to: 'running', money: 'spent' });
    }
  });

  it('decides that something was not bought only on the word of the user', () => {
    const out = moves.filter(({ state }) => state === 'unconfirmed').map(({ event, to }) => `${event} ${to}`);
    expect(out).toEqual(['accepted running', 'adopted running', 'not-bought failed']);
  });

  it('never leaves kept', () => {
    expect(moves.filter(({ state }) => state === 'kept')).toEqual([]);
  });

  it('keeps a clip that is there, also when its take was thought lost', () => {
    for (const state of ['running', 'downloading', 'failed', 'expired'] as const) {
      expect(decide(state, 'kept')).toMatchObject({ kind: 'move', to: 'kept' });
    }
  });

  it.each(moves)('marks the end and a new beginning: $state $event', ({ state, to, effects }) => {
    const wasEnded = endedStates.has(state);
    const isEnded = endedStates.has(to);
    expect(effects.includes('end')).toBe(isEnded);
    expect(effects.includes('reopen')).toBe(wasEnded && !isEnded);
  });

  it.each(moves)('starts what the next state waits for: $state $event', ({ event, to, effects }) => {
    if (to === 'running') expect(effects).toContain('ask');
    if (to === 'downloading') expect(effects).toContain('download');
    if (to === 'unconfirmed') expect(effects).toContain('look');
    if (to === 'queued') expect(effects).toContain('schedule');
    if (to === 'submitting') expect(event).toBe('send');
  });

  it('can bring every state to a good end or to the user', () => {
    const reaches = new Set(['kept']);
    for (let grew = true; grew;) {
      const more = moves.filter(({ state, to }) => reaches.has(to) && !reaches.has(state));
      grew = more.length > 0;
      for (const { state } of more) reaches.add(state);
    }
    expect(takeStates.filter((state) => !reaches.has(state))).toEqual([]);
  });

  it('writes itself as a table', () => {
    expect(lifecycleTable().split('\n')).toHaveLength(moves.length + 2);
  });
});
