import { describe, expect, it } from 'vitest';
import { dropMove, stepMove } from '../../../renderer/src/features/queue/reorder.ts';
import { queueEntries, sectionOf } from '../../../renderer/src/features/queue/sections.ts';
import { elapsedMsOf, standingOf } from '../../../renderer/src/features/queue/standing.ts';
import { waysOut } from '../../../renderer/src/features/queue/ways-out.ts';
import type { TakeId } from '../../../shared/contract/ids.ts';
import { failureCodes, takeStates } from '../../../shared/take-state.ts';
import { aTake, sampleNow } from '../../fakes/bridge/samples.ts';

describe('sections of the queue', () => {
  it.each([
    ['queued', 'waiting'],
    ['submitting', 'going'],
    ['unconfirmed', 'needs'],
    ['running', 'going'],
    ['downloading', 'going'],
    ['kept', 'ended'],
    ['failed', 'needs'],
    ['expired', 'needs'],
    ['cancelled', 'ended'],
  ] as const)('%s belongs to %s', (state, section) => {
    expect(sectionOf(aTake('takeone01', { state }))).toBe(section);
  });

  it('asks the user about a take that was turned away for haste, which nothing else sends again', () => {
    const turnedAway = aTake('takeone01', { hold: { reason: 'rate', untilMs: null } });
    expect(sectionOf(turnedAway)).toBe('needs');
    expect(waysOut(turnedAway)).toEqual(['approve', 'change', 'cancel']);
  });

  it('asks nothing about a pace that the account allows again by itself', () => {
    const waits = aTake('takeone01', { hold: { reason: 'rate', untilMs: sampleNow + 60_000 } });
    expect(sectionOf(waits)).toBe('waiting');
    expect(waysOut(waits)).toEqual(['change', 'cancel']);
  });

  it('asks the user about a price that changed', () => {
    expect(sectionOf(aTake('takeone01', { hold: { reason: 'price-changed', untilMs: null } }))).toBe('needs');
  });

  it('puts what needs the user first, unconfirmed before all, and the waiting in their order', () => {
    const entries = queueEntries([
      aTake('takewait2', { position: 2 }),
      aTake('takefail1', { state: 'failed', createdAtMs: sampleNow }),
      aTake('takewait1', { position: 1 }),
      aTake('takeunsu1', { state: 'unconfirmed', createdAtMs: sampleNow - 1000 }),
      aTake('takerun01', { state: 'running' }),
    ]);
    expect(entries.map(({ take }) => take.id)).toEqual([
      'takeunsu1',
      'takefail1',
      'takerun01',
      'takewait1',
      'takewait2',
    ]);
    expect(entries.map(({ place, count }) => [place, count])).toEqual([
      [1, 2],
      [2, 2],
      [1, 1],
      [1, 2],
      [2, 2],
    ]);
  });
});

describe('where a take stands', () => {
  const usual = { lowMs: 120_000, highMs: 240_000, samples: 12 };

  it('says nothing without samples enough', () => {
    expect(standingOf(null, 60_000)).toBeNull();
    expect(standingOf({ ...usual, samples: 2 }, 60_000)).toBeNull();
  });

  it('stays on the axis and says when it takes longer than usual', () => {
    for (const elapsedMs of [0, 100_000, 240_000, 241_000, 9_000_000]) {
      const standing = standingOf(usual, elapsedMs);
      expect(standing?.at).toBeGreaterThanOrEqual(0);
      expect(standing?.at).toBeLessThanOrEqual(1);
      expect(standing?.isLonger).toBe(elapsedMs > 240_000);
    }
  });

  it('counts from the acceptance, stops at the completion, and never runs backwards', () => {
    const take = aTake('takeone01', { submittedAtMs: 1000, acceptedAtMs: 2000 });
    expect(elapsedMsOf(take, 5000)).toBe(3000);
    expect(elapsedMsOf({ ...take, completedAtMs: 4000 }, 9000)).toBe(2000);
    expect(elapsedMsOf(take, 1500)).toBe(0);
    expect(elapsedMsOf(aTake('takeone01'), 5000)).toBeNull();
  });
});

describe('ways out', () => {
  it('lead out of every ended take, for every failure', () => {
    for (const code of failureCodes) {
      const take = aTake('takeone01', { state: 'failed', failure: { code, detail: null } });
      expect(waysOut(take)).toContain('dismiss');
      expect(waysOut(take).length).toBeGreaterThan(1);
    }
  });

  it('offer to buy again only where nothing is on its way or may have been bought', () => {
    const states = takeStates.filter((state) => waysOut(aTake('takeone01', { state })).includes('again'));
    expect(states).toEqual(['failed', 'expired']);
  });

  it('fetch first where the clip is paid for and perhaps still there', () => {
    const failure = { code: 'not-a-video', detail: null } as const;
    const take = aTake('takeone01', { state: 'failed', failure, remoteId: 'r1' });
    expect(waysOut(take)[0]).toBe('fetch');
    expect(waysOut({ ...take, remoteId: null })).not.toContain('fetch');
  });

  it('send the writer to the prompt after moderation', () => {
    const failure = { code: 'moderation', detail: null } as const;
    expect(waysOut(aTake('takeone01', { state: 'failed', failure }))[0]).toBe('edit');
  });
});

describe('reordering', () => {
  const waiting = ['takeaaaa1', 'takebbbb2', 'takecccc3', 'takedddd4'] as unknown as readonly TakeId[];

  /** What main's "put before" makes of a move. */
  function after(id: TakeId, before: TakeId | null): readonly TakeId[] {
    const rest = waiting.filter((each) => each !== id);
    const at = before === null ? rest.length : rest.indexOf(before);
    return [...rest.slice(0, at), id, ...rest.slice(at)];
  }

  it.each([
    ['first', 2, 0],
    ['up', 2, 1],
    ['down', 1, 2],
    ['last', 0, 3],
  ] as const)('%s from place %i leads to place %i', (step, from, to) => {
    const id = waiting[from] as TakeId;
    const move = stepMove(waiting, id, step);
    expect(after(id, move?.before ?? null).indexOf(id)).toBe(to);
    expect(move?.place).toBe(to + 1);
  });

  it.each([
    ['first', 0],
    ['up', 0],
    ['down', 3],
    ['last', 3],
  ] as const)('%s from place %i leads nowhere', (step, from) => {
    expect(stepMove(waiting, waiting[from] as TakeId, step)).toBeNull();
  });

  const pairs = waiting.flatMap((id) => waiting.map((over) => [id, over] as const));

  it('drops a take onto the place of the one under the pointer, from any to any', () => {
    for (const [id, over] of pairs.filter(([id, over]) => id !== over)) {
      const move = dropMove(waiting, id, over);
      expect(after(id, move?.before ?? null).indexOf(id)).toBe(waiting.indexOf(over));
    }
  });

  it('does nothing when a take is dropped where it was', () => {
    for (const id of waiting) expect(dropMove(waiting, id, id)).toBeNull();
  });
});
