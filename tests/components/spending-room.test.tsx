import { act, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { draftId } from '../../shared/contract/ids.ts';
import type { Take } from '../../shared/contract/takes.ts';
import { aTake } from '../fakes/bridge/samples.ts';
import { scenarios } from '../fakes/bridge/scenarios.ts';
import { changeTakes, emptyWorld } from '../fakes/bridge/world.ts';
import { stageApp, withWindow } from './app-stage.tsx';

withWindow(1400);

const at = (day: number, hour = 12): number => new Date(2026, 10, day, hour).getTime();

function bought(id: string, over: Partial<Take>): Take {
  return aTake(id, {
    state: 'kept',
    money: 'spent',
    position: null,
    submittedAtMs: at(22),
    endedAtMs: at(22, 13),
    ...over,
  });
}

function withLedger() {
  const world = emptyWorld();
  for (const take of [
    bought('takekept0001', { priceMicros: 1_170_000, priceIsActual: true }),
    bought('takekept0002', {
      submittedAtMs: at(21),
      priceMicros: 2_600_000,
      title: 'Boats',
      draftId: draftId.parse('draftboats1'),
    }),
    bought('takefail0001', { state: 'failed', money: 'refund-expected', submittedAtMs: at(22, 11) }),
    bought('takefree0001', { service: 'practice', money: 'free' }),
  ])
    world.takes.set(take.id, take);
  return world;
}

const table = () => screen.findByRole('table');
const rowOf = async (name: RegExp) => (await screen.findByRole('rowheader', { name })).closest('tr');

describe('the page Spending', () => {
  it('shows what was spent, what came of it, and what is to come back', async () => {
    stageApp(withLedger(), '#/settings/spending');
    const figures = await screen.findByLabelText('In all');
    expect(figures.textContent).toBe('Spent$3.77Clips saved2Per saved clip$1.89Refunds on the way$1.30');
    const rows = within(await table()).getAllByRole('row');
    expect(rows).toHaveLength(3);
  });

  it('sums by day, month and draft', async () => {
    const { bridge } = stageApp(withLedger(), '#/settings/spending');
    await table();
    await userEvent.click(screen.getByRole('radio', { name: 'Month' }));
    expect((await rowOf(/November 2026/))?.textContent).toContain('$3.77');
    await userEvent.click(screen.getByRole('radio', { name: 'Draft' }));
    expect((await rowOf(/Boats/))?.textContent).toContain('$2.60');
    expect(bridge.inputsOf('ledger.summary').map(({ by }) => by)).toEqual(['day', 'month', 'draft']);
  });

  it('opens a row to its takes, with estimate, bill and refund', async () => {
    stageApp(withLedger(), '#/settings/spending');
    const [toggle] = await screen.findAllByRole('button', { name: /^Show the takes of/ });
    await userEvent.click(toggle ?? document.body);
    expect(await screen.findByText('Clip saved')).toBeTruthy();
    expect(screen.getByText('estimate $1.30 · billed $1.17')).toBeTruthy();
    expect(screen.getByText(/^Failed, refund (expected by|not seen yet)/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: /^Hide the takes of/ }));
    await waitFor(() => expect(screen.queryByText('Clip saved')).toBeNull());
  });

  it('follows what happens while it is looked at', async () => {
    const { bridge, world } = stageApp(withLedger(), '#/settings/spending');
    await table();
    act(() => changeTakes(world, bridge.emit, [bought('takekept0003', {})]));
    await waitFor(() => expect(screen.getByLabelText('In all').textContent).toContain('Clips saved3'));
  });

  it('exports, and says how much; called off, it says nothing', async () => {
    const { bridge, world } = stageApp(withLedger(), '#/settings/spending');
    await userEvent.click(await screen.findByRole('button', { name: 'Export CSV' }));
    expect(await screen.findByText('3 takes exported')).toBeTruthy();
    world.closesDialogs = true;
    await userEvent.click(screen.getByRole('button', { name: 'Export CSV' }));
    await waitFor(() => expect(bridge.inputsOf('ledger.export')).toHaveLength(2));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('of practice says that it is free', async () => {
    stageApp(scenarios.practice(), '#/settings/spending');
    expect(await screen.findByText('Nothing bought yet')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Export CSV' })).toBeNull();
  });

  it('that cannot be read offers another try', async () => {
    const { bridge } = stageApp(withLedger(), '#/settings/spending', (bridge) =>
      bridge.fail('ledger.summary', 'unexpected'),
    );
    const again = await screen.findByRole('button', { name: 'Try again' });
    await userEvent.click(again);
    await waitFor(() => expect(bridge.inputsOf('ledger.summary').length).toBeGreaterThan(1));
  });

  it('is one click away from the rail’s foot', async () => {
    const world = withLedger();
    world.status = {
      ...world.status,
      service: 'live',
      spend: { ...world.status.spend, monthMicros: 3_770_000 },
    };
    stageApp(world, '#/write');
    await userEvent.click(await screen.findByRole('link', { name: /See all spending/ }));
    await waitFor(() => expect(window.location.hash).toBe('#/settings/spending'));
    expect(await screen.findByRole('heading', { name: 'Spending' })).toBeTruthy();
  });
});
