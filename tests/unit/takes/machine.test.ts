import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { decide, lifecycleTable, takeEvents } from '../../../electron/services/takes/machine.ts';
import { takeCauses } from '../../../shared/take-causes.ts';
import { endedStates, takeStates } from '../../../shared/take-state.ts';

const pairs = takeStates.flatMap((state) => takeEvents.map((event) => ({ state, event })));
const moves = pairs.flatMap(({ state, event }) => {
  const decision = decide(state, event);
  return decision.kind === 'move' ? [{ state, event, ...decision }] : [];
});

describe('the history of a take', () => {
  it('has a cause for every event, and nothing else but what changes a take without moving it on', () => {
    const others = takeCauses.filter((cause) => !takeEvents.some((event) => event === cause));
    expect(takeEvents.filter((event) => !takeCauses.some((cause) => cause === event))).toEqual([]);
    expect(others).toEqual([
      'generate',
      'again',
      'approved',
      'edited',
      'moved',
      'other-service',
      'output-left',
      'price-changed',
    ]);
  });
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

  it('leaves kept only when the user asks for the output again', () => {
    const out = moves.filter(({ state, to }) => state === 'kept' && to !== 'kept');
    expect(out.map(({ event, to }) => `${event} ${to}`)).toEqual(['fetch downloading']);
  });

  it('believes in a refund only of what has ended', () => {
    const states = moves.filter(({ event }) => event === 'refunded');
    expect(states.map(({ state, to, money }) => [state, to, money])).toEqual([
      ['kept', 'kept', 'refunded'],
      ['failed', 'failed', 'refunded'],
      ['expired', 'expired', 'refunded'],
    ]);
  });

  it('keeps a clip that is there, also when its take was thought lost', () => {
    for (const state of ['running', 'downloading', 'failed', 'expired'] as const) {
      expect(decide(state, 'kept')).toMatchObject({ kind: 'move', to: 'kept' });
    }
  });

  it.each(moves)('marks the end and a new beginning: $state $event', ({ state, to, effects }) => {
    const wasEnded = endedStates.has(state);
    const isEnded = endedStates.has(to);
    // A refund changes what an ended take cost, not when it ended.
    expect(effects.includes('end')).toBe(isEnded && to !== state);
    expect(effects.includes('reopen')).toBe(wasEnded && !isEnded);
  });

  it.each([
    ['running', 'ask'],
    ['downloading', 'download'],
    ['unconfirmed', 'look'],
    ['queued', 'schedule'],
  ] as const)('starts what a %s take waits for: %s', (state, effect) => {
    const arrivals = moves.filter(({ to }) => to === state);
    expect(arrivals.length).toBeGreaterThan(0);
    expect(arrivals.filter(({ effects }) => !effects.includes(effect))).toEqual([]);
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

  it('is written in the documentation as it is', () => {
    const file = path.resolve(import.meta.dirname, '../../../docs/take-lifecycle.md');
    const plain = (line: string) => line.replace(/\s+/g, ' ').trim();
    const rows = new Set(readFileSync(file, 'utf8').split('\n').map(plain));
    const missing = lifecycleTable()
      .split('\n')
      .slice(2)
      .filter((row) => !rows.has(plain(row)));
    expect(missing).toEqual([]);
  });
});
