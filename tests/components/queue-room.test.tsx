import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { QueueRoom } from '../../renderer/src/features/queue/queue-room.tsx';
import type { Take } from '../../shared/contract/takes.ts';
import { failureCodes, holdReasons } from '../../shared/take-state.ts';
import { queueText } from '../../renderer/src/text/queue.ts';
import { createFakeBridge } from '../fakes/bridge.ts';
import { aTake } from '../fakes/bridge/samples.ts';
import { changeTakes, emptyWorld } from '../fakes/bridge/world.ts';
import { stage, withLayout } from './room-stage.tsx';

withLayout();

function studio(...takes: Take[]) {
  const world = emptyWorld();
  world.status = { ...world.status, service: 'live' };
  for (const take of takes) world.takes.set(take.id, take);
  const bridge = createFakeBridge(world);
  stage(bridge, <QueueRoom />);
  return { bridge, world };
}

async function rows(): Promise<HTMLElement[]> {
  return within(await screen.findByRole('list', { name: 'Queue' })).getAllByRole('listitem');
}

const unconfirmed = (over: Partial<Take> = {}) =>
  aTake('takeunsu1', {
    state: 'unconfirmed',
    position: null,
    money: 'unknown',
    submittedAtMs: Date.now() - 90_000,
    ...over,
  });

describe('the queue', () => {
  it('is empty with a way to Write', async () => {
    const user = userEvent.setup();
    studio();
    await user.click(await screen.findByRole('button', { name: 'Write a prompt' }));
    expect(window.location.hash).toBe('#/write');
  });

  it('has one row per take, with its draft, revision, parameters and price', async () => {
    studio(aTake('takeone01', { title: 'Fox', revisionNumber: 4 }), aTake('taketwo02', { position: 2 }));
    const [first, ...rest] = await rows();
    expect(rest).toHaveLength(1);
    expect(first?.textContent).toContain('Fox, revision 4 · 5 s · 16:9 · $1.30');
  });

  it('draws only what is near the screen of two thousand', async () => {
    const takes = Array.from({ length: 2000 }, (_, at) => aTake(`takemany${at}`, { position: at }));
    studio(...takes);
    expect((await rows()).length).toBeLessThan(60);
  });

  it('says once, and quietly, that the service is away, until no take waits for it', async () => {
    const hold = { reason: 'service-down', untilMs: null } as const;
    const { bridge, world } = studio(aTake('takeone01', { hold }), aTake('taketwo02', { hold, position: 2 }));
    await rows();
    const said = screen.getAllByRole('status').filter((each) => /does not answer/.test(each.textContent));
    expect(said).toHaveLength(1);
    expect(screen.queryByRole('alert')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Check again' }));
    expect(bridge.inputsOf('app.checkConnection')).toHaveLength(1);
    changeTakes(world, bridge.emit, [
      aTake('takeone01', { hold: null }),
      aTake('taketwo02', { hold: null, position: 2 }),
    ]);
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Check again' })).toBeNull());
  });

  it('follows a take as it goes on', async () => {
    const { bridge, world } = studio(aTake('takeone01'));
    await rows();
    const download = {
      receivedBytes: 6_100_000,
      totalBytes: 9_400_000,
      attempt: 1,
      pace: 'usual',
      retryAtMs: null,
    } as const;
    changeTakes(world, bridge.emit, [aTake('takeone01', { state: 'downloading', position: null, download })]);
    expect(await screen.findByText('Saving, 6.1 of 9.4 MB')).toBeTruthy();
    expect(screen.getByRole('progressbar', { name: 'Saving' })).toBeTruthy();
  });

  it('says that hardly anything arrives, and who waits for a place', async () => {
    const download = { receivedBytes: 6_100_000, totalBytes: 9_400_000, attempt: 1, retryAtMs: null };
    const saving = { state: 'downloading', position: null } as const;
    studio(
      aTake('takeone01', { ...saving, download: { ...download, pace: 'slow' } }),
      aTake('taketwo02', { ...saving, download: { ...download, pace: 'waiting' } }),
      aTake('takethree3', { ...saving, download: { ...download, receivedBytes: 0, pace: 'waiting' } }),
    );
    const texts = (await rows()).map((row) => row.textContent);
    expect(texts[0]).toContain('Hardly anything arrives; saving goes on, 6.1 of 9.4 MB');
    expect(texts[1]).toContain('Waits for others to be saved, 6.1 of 9.4 MB');
    expect(texts[2]).toMatch(/Waits for others to be saved(?!,)/);
  });

  it('says what is usual only from enough samples, and in words when it takes longer', async () => {
    const running = { state: 'running', position: null, acceptedAtMs: Date.now() - 300_000 } as const;
    studio(
      aTake('takeone01', { ...running, usual: { lowMs: 120_000, highMs: 240_000, samples: 12 } }),
      aTake('taketwo02', { ...running, usual: { lowMs: 120_000, highMs: 240_000, samples: 1 } }),
    );
    const [known, unknown] = await rows();
    expect(known?.textContent).toContain('longer than the usual 2 to 4 min');
    expect(unknown?.textContent).toMatch(/5 min/);
    expect(unknown?.textContent).not.toContain('usual');
  });

  it.each(holdReasons)('says in words why a take waits: %s', async (reason) => {
    studio(aTake('takeone01', { hold: { reason, untilMs: null } }));
    const [row] = await rows();
    const forTheUser: Partial<Record<typeof reason, string>> = {
      'price-changed': 'The price is now $1.30.',
      rate: queueText.turnedAway,
      'other-service': queueText.otherService.live,
      'maybe-bought': queueText.maybeBought(false, 0),
    };
    expect(row?.textContent).toContain(forTheUser[reason] ?? queueText.holds[reason]);
  });

  it('sends a take again that was turned away for haste, when told to', async () => {
    const user = userEvent.setup();
    const { bridge } = studio(aTake('takeone01', { hold: { reason: 'rate', untilMs: null } }));
    await user.click(await screen.findByRole('button', { name: 'Send again' }));
    expect(bridge.inputsOf('takes.approve')).toEqual([{ ids: ['takeone01'] }]);
  });

  it.each([
    ['maybe-bought', 'Not bought: send for $1.30'],
    ['other-service', 'Use the present service'],
  ] as const)('gives a way out of %s', async (reason, name) => {
    const user = userEvent.setup();
    const { bridge } = studio(aTake('takeone01', { hold: { reason, untilMs: null } }));
    const way = await screen.findByRole('button', { name });
    expect(screen.getByRole('button', { name: 'Cancel' })).toBeTruthy();
    await user.click(way);
    expect(bridge.inputsOf('takes.approve')).toEqual([{ ids: ['takeone01'] }]);
  });

  it.each(failureCodes)(
    'gives the reason of a failure, what it means for money, and a way out: %s',
    async (code) => {
      studio(
        aTake('takeone01', {
          state: 'failed',
          failure: { code, detail: 'their words' },
          money: 'refund-expected',
        }),
      );
      const [row] = await rows();
      expect(row?.textContent).toContain(queueText.failures[code]);
      expect(row?.textContent).toContain('A refund of $1.30 is on its way');
      expect(row?.textContent).toContain('their words');
      expect(within(row ?? document.body).getAllByRole('button').length).toBeGreaterThanOrEqual(3);
    },
  );

  it('pauses and resumes', async () => {
    const user = userEvent.setup();
    const { bridge } = studio(aTake('takeone01'));
    await user.click(await screen.findByRole('button', { name: 'Pause' }));
    await user.click(await screen.findByRole('button', { name: 'Resume' }));
    expect(bridge.inputsOf('takes.pause')).toHaveLength(1);
    expect(bridge.inputsOf('takes.resume')).toHaveLength(1);
  });

  it('cancels a waiting take from its menu, says that nothing was bought, and undoes', async () => {
    const user = userEvent.setup();
    const { bridge } = studio(aTake('takeone01', { title: 'Fox' }));
    await user.click(await screen.findByRole('button', { name: 'More for Fox' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Cancel' }));
    await screen.findByText('1 take cancelled. Nothing was bought.');
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(bridge.inputsOf('takes.restore')).toEqual([{ ids: ['takeone01'] }]));
  });

  it('moves a waiting take by keyboard', async () => {
    const user = userEvent.setup();
    const { bridge } = studio(aTake('takeone01'), aTake('taketwo02', { position: 2 }));
    await rows();
    screen.getByRole('button', { name: /^Place 2 of 2/ }).focus();
    await user.keyboard('{ArrowUp}');
    await waitFor(() =>
      expect(bridge.inputsOf('takes.move')).toEqual([{ id: 'taketwo02', before: 'takeone01' }]),
    );
    await waitFor(async () =>
      expect((await rows())[0]?.querySelector('[data-handle]')).toBe(document.activeElement),
    );
  });

  it('opens the draft to edit a refused prompt', async () => {
    const user = userEvent.setup();
    const failure = { code: 'moderation', detail: null } as const;
    studio(aTake('takeone01', { state: 'failed', failure }));
    await user.click(await screen.findByRole('button', { name: 'Edit the prompt' }));
    expect(window.location.hash).toBe('#/write/draftfox1');
  });
});

describe('trying again', () => {
  it('asks for the price anew, shows it, and a double click buys once', async () => {
    const user = userEvent.setup();
    const failure = { code: 'failed-remotely', detail: null } as const;
    const { bridge, world } = studio(aTake('takeone01', { state: 'failed', failure }));
    world.quote = { unitMicros: 1_450_000, source: 'live' };
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    await user.dblClick(await screen.findByRole('button', { name: 'Try again for $1.45' }));
    const again = bridge.inputsOf('takes.again');
    expect(again).toHaveLength(1);
    expect(again[0]).toMatchObject({ id: 'takeone01', agreedMicros: 1_450_000 });
    await waitFor(async () => expect(await rows()).toHaveLength(2));
  });

  it('means the same purchase when the click is repeated after a failure', async () => {
    const user = userEvent.setup();
    const failure = { code: 'failed-remotely', detail: null } as const;
    const { bridge } = studio(aTake('takeone01', { state: 'failed', failure }));
    bridge.fail('takes.again', 'unexpected', 1);
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    const buy = await screen.findByRole('button', { name: 'Try again for $1.30' });
    await user.click(buy);
    await waitFor(() => expect(buy.ariaBusy).toBeNull());
    await user.click(buy);
    const [first, second] = bridge.inputsOf('takes.again');
    expect(second?.intent).toBe(first?.intent);
  });

  it('buys nothing when the price cannot be had', async () => {
    const user = userEvent.setup();
    const failure = { code: 'failed-remotely', detail: null } as const;
    const { bridge } = studio(aTake('takeone01', { state: 'failed', failure }));
    bridge.fail('takes.quote', 'unavailable');
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    await screen.findAllByText('The service does not answer');
    expect(bridge.inputsOf('takes.again')).toEqual([]);
  });
});

describe('an unconfirmed take', () => {
  const candidates = [
    { remoteId: 'remote-1', createdAtMs: Date.now() - 80_000, prompt: 'A red fox' },
    { remoteId: 'remote-2', createdAtMs: null, prompt: null },
  ];

  async function decide(take: Take) {
    const user = userEvent.setup();
    const given = studio(take);
    await screen.findByText('One take may already be paid for.');
    const [button] = screen.getAllByRole('button', { name: 'Decide …' });
    await user.click(button ?? document.body);
    return { ...given, user, dialog: await screen.findByRole('dialog', { name: 'Was this take bought?' }) };
  }

  it('is decided with times, amount and candidates in view', async () => {
    const { dialog } = await decide(unconfirmed({ candidates }));
    expect(dialog.textContent).toContain('$1.30');
    expect(dialog.textContent).toContain('2 entries in the account’s history could be it.');
    expect(within(dialog).getAllByRole('button', { name: 'It was bought: take this one' })).toHaveLength(2);
    expect(dialog.textContent).toContain('The history does not show its prompt.');
  });

  it('adopts the entry the user takes', async () => {
    const { dialog, user, bridge } = await decide(unconfirmed({ candidates }));
    const [, second] = within(dialog).getAllByRole('button', { name: 'It was bought: take this one' });
    await user.click(second ?? document.body);
    const choice = { kind: 'adopt', remoteId: 'remote-2' };
    expect(bridge.inputsOf('takes.decide')).toEqual([{ id: 'takeunsu1', choice }]);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('ends when the user says that it was not bought', async () => {
    const { dialog, user, bridge } = await decide(unconfirmed());
    expect(dialog.textContent).toContain('Nothing in the account’s history fits.');
    await user.click(within(dialog).getByRole('button', { name: 'It was not bought' }));
    expect(bridge.inputsOf('takes.decide')).toEqual([{ id: 'takeunsu1', choice: { kind: 'not-bought' } }]);
  });

  it('looks again and stays open while nothing is settled', async () => {
    const { dialog, user, bridge } = await decide(unconfirmed());
    await user.click(within(dialog).getByRole('button', { name: 'Look again' }));
    await waitFor(() => expect(bridge.inputsOf('takes.lookAgain')).toHaveLength(1));
    expect(screen.getByRole('dialog')).toBeTruthy();
    expect(bridge.inputsOf('takes.decide')).toEqual([]);
  });

  it('keeps the dialog and says why when the decision did not go through', async () => {
    const { dialog, user, bridge } = await decide(unconfirmed());
    bridge.fail('takes.decide', 'conflict');
    await user.click(within(dialog).getByRole('button', { name: 'It was not bought' }));
    await screen.findAllByText('It has changed meanwhile');
    expect(screen.getByRole('dialog', { name: 'Was this take bought?' })).toBeTruthy();
  });
});
