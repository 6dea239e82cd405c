import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { draftId } from '../../shared/contract/ids.ts';
import { scenarios } from '../fakes/bridge/scenarios.ts';
import { aDraft, aRecipe } from '../fakes/bridge/samples.ts';
import { changeStatus } from '../fakes/bridge/world.ts';
import { variationsText } from '../../renderer/src/text/variations.ts';
import { editor, stageApp, typeInto, withWindow } from './app-stage.tsx';

withWindow(1400);

const generateButton = () => screen.findByRole('button', { name: /^Generate/ });
const ready = async () => waitFor(async () => expect((await generateButton()).ariaDisabled).toBeNull());

describe('the first run', () => {
  it('says what this is, that practice is free, and where a key goes', async () => {
    stageApp(scenarios.empty(), '#/write');
    expect(await screen.findByRole('heading', { name: /Write a shot/ })).toBeTruthy();
    expect(screen.getByText(/You are in practice: free/)).toBeTruthy();
    expect(screen.getByRole('link', { name: /Add a key/ }).getAttribute('href')).toBe('#/settings/key');
  });

  it('starts from a sample with one click, and the sample is saved', async () => {
    const { bridge } = stageApp(scenarios.empty(), '#/write');
    await userEvent.click(await screen.findByRole('button', { name: /Paper boats/ }));
    expect((await editor('Prompt')).state.doc.toString()).toMatch(/^Three folded paper boats/);
    await waitFor(() => expect(bridge.inputsOf('drafts.save')[0]?.recipe.prompt).toMatch(/paper boats/));
    expect(screen.queryByRole('heading', { name: /Write a shot/ })).toBeNull();
  });

  it('makes exactly one draft', async () => {
    const { world } = stageApp(scenarios.empty(), '#/write');
    await editor('Prompt');
    expect(world.drafts.size).toBe(1);
  });
});

describe('writing', () => {
  it('has the names that everything outside relies on', async () => {
    stageApp(scenarios.studio(), '#/write');
    const prompt = (await editor('Prompt')).contentDOM;
    expect(prompt.getAttribute('aria-multiline')).toBe('true');
    expect(screen.getByRole('textbox', { name: 'Negative prompt' })).toBeTruthy();
    const ratio = screen.getByRole('radiogroup', { name: 'Aspect ratio' });
    expect(
      within(ratio)
        .getAllByRole('radio')
        .map((each) => each.getAttribute('aria-label')),
    ).toEqual(['16:9', '9:16', '1:1']);
    const duration = screen.getByRole('radiogroup', { name: 'Duration' });
    expect(within(duration).getByRole('radio', { name: '10 s' })).toBeTruthy();
    expect(await generateButton()).toBeTruthy();
  });

  it('counts code points, warns near the limit and says what is over', async () => {
    stageApp(scenarios.studio(), '#/write');
    await typeInto('Prompt', '🦊'.repeat(10));
    expect(await screen.findByText('10 of 2,500')).toBeTruthy();
    await typeInto('Prompt', 'x'.repeat(2400));
    expect(await screen.findByText('100 left of 2,500')).toBeTruthy();
    await typeInto('Prompt', 'x'.repeat(2512));
    expect(await screen.findByText('12 over 2,500')).toBeTruthy();
    expect(screen.getByText(/Nothing is cut/)).toBeTruthy();
    expect((await generateButton()).ariaDisabled).toBe('true');
  });

  it('opens the draft that the address names', async () => {
    stageApp(scenarios.studio(), '#/write/draftneon');
    await waitFor(async () => expect((await editor('Prompt')).state.doc.toString()).toMatch(/^Neon alley/));
  });

  it('takes in a text from elsewhere, unless something is being typed', async () => {
    const { bridge, world } = stageApp(scenarios.studio(), '#/write/draftfox1');
    await editor('Prompt');
    const fox = draftId.parse('draftfox1');
    world.drafts.set(fox, aDraft(fox, { recipe: aRecipe({ prompt: 'from elsewhere' }) }));
    act(() => bridge.emit('drafts.changed', { revision: 2, changed: [fox] }));
    await waitFor(async () => expect((await editor('Prompt')).state.doc.toString()).toBe('from elsewhere'));
  });

  it('keeps the text and says so when it cannot be saved', async () => {
    const { bridge } = stageApp(scenarios.studio(), '#/write');
    await editor('Prompt');
    bridge.fail('drafts.save', 'disk-full');
    await typeInto('Prompt', 'precious');
    expect(await screen.findByText('Not saved yet.')).toBeTruthy();
    expect((await editor('Prompt')).state.doc.toString()).toBe('precious');
    bridge.heal('drafts.save');
    await userEvent.click(screen.getByRole('button', { name: 'Try now' }));
    await waitFor(() => expect(screen.queryByText('Not saved yet.')).toBeNull());
  });

  it('saves before the window is left', async () => {
    const { bridge } = stageApp(scenarios.studio(), '#/write');
    await typeInto('Prompt', 'last words');
    fireEvent(window, new Event('beforeunload'));
    expect(bridge.inputsOf('drafts.save').at(-1)?.recipe.prompt).toBe('last words');
  });

  it('renames from the title and follows the text again when emptied', async () => {
    const { bridge } = stageApp(scenarios.studio(), '#/write/draftboats');
    await userEvent.click(await screen.findByRole('button', { name: 'Paper boats, macro' }));
    const field = screen.getByRole('textbox', { name: 'Title of the draft' });
    await userEvent.clear(field);
    await userEvent.type(field, 'Boats{Enter}');
    expect(bridge.inputsOf('drafts.rename')).toEqual([{ id: 'draftboats', title: 'Boats' }]);
    expect(await screen.findByRole('heading', { level: 1, name: 'Boats' })).toBeTruthy();
  });

  it('says what to do when the draft cannot be opened', async () => {
    const { bridge } = stageApp(scenarios.studio(), '#/write', (each) =>
      each.fail('drafts.open', 'unexpected'),
    );
    const alert = await screen.findByRole('alert');
    expect(within(alert).getByText(/could not be opened/)).toBeTruthy();
    bridge.heal('drafts.open');
    await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await editor('Prompt')).toBeTruthy();
  });
});

describe('generating', () => {
  it('shows the price before the click and asks for what is shown', async () => {
    const { bridge } = stageApp(scenarios.studio(), '#/write/draftfox1');
    await userEvent.click(await screen.findByRole('button', { name: 'More takes' }));
    await userEvent.click(screen.getByRole('radio', { name: '10 s' }));
    expect(await screen.findByText('$5.20')).toBeTruthy();
    await userEvent.click(await generateButton());
    const [input] = bridge.inputsOf('takes.generate');
    expect(input).toMatchObject({ count: 2, agreedMicros: 2_600_000, recipe: { durationS: 10 } });
    expect(await screen.findByText('2 takes queued')).toBeTruthy();
  });

  it('is free in practice', async () => {
    const { bridge } = stageApp(scenarios.practice(), '#/write');
    await ready();
    expect(screen.getByText('Free')).toBeTruthy();
    await userEvent.click(await generateButton());
    expect(bridge.inputsOf('takes.generate')[0]?.agreedMicros).toBe(0);
  });

  it('buys once for a double click', async () => {
    const { bridge } = stageApp(scenarios.studio(), '#/write');
    await ready();
    await userEvent.dblClick(await generateButton());
    await screen.findByText('1 take queued');
    expect(bridge.inputsOf('takes.generate')).toHaveLength(1);
  });

  it('goes by Ctrl Enter from within the text, and a held key is one press', async () => {
    const { bridge } = stageApp(scenarios.studio(), '#/write');
    await ready();
    const prompt = (await editor('Prompt')).contentDOM;
    fireEvent.keyDown(prompt, { key: 'Enter', ctrlKey: true });
    await screen.findByText('1 take queued');
    // Long after the echo of a click would have been ignored anyway.
    const later = performance.now() + 60_000;
    vi.spyOn(performance, 'now').mockReturnValue(later);
    fireEvent.keyDown(prompt, { key: 'Enter', ctrlKey: true, repeat: true });
    expect(bridge.inputsOf('takes.generate')).toHaveLength(1);
    expect((await editor('Prompt')).state.doc.lines).toBe(1);
  });

  it('buys the text with its last key, and lists what varies, before the price beside it has followed', async () => {
    const { bridge } = stageApp(scenarios.studio(), '#/write/draftfox1');
    await ready();
    vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(0);
    await typeInto('Prompt', 'A fox in deep snow');
    fireEvent.keyDown((await editor('Prompt')).contentDOM, { key: 'Enter', code: 'Enter', ctrlKey: true });
    await waitFor(() =>
      expect(bridge.inputsOf('takes.generate')).toMatchObject([{ recipe: { prompt: 'A fox in deep snow' } }]),
    );
    await typeInto('Prompt', 'A {red|grey} fox');
    fireEvent.keyDown((await editor('Prompt')).contentDOM, { key: 'Enter', code: 'Enter', ctrlKey: true });
    const list = await screen.findByRole('list', { name: variationsText.list });
    expect(within(list).getAllByRole('checkbox')).toHaveLength(2);
    expect(bridge.inputsOf('takes.generate')).toHaveLength(1);
  });

  it('stays in reach while it cannot, and says why', async () => {
    const { bridge } = stageApp(scenarios.empty(), '#/write');
    const button = await generateButton();
    await screen.findByText('Write a prompt first');
    button.focus();
    expect(document.activeElement).toBe(button);
    await userEvent.click(button);
    expect(bridge.inputsOf('takes.generate')).toEqual([]);
  });

  it('wants a key where takes cost money', async () => {
    const world = scenarios.studio();
    world.settings = { ...world.settings, key: { source: 'none', lastFour: null, protection: 'os' } };
    stageApp(world, '#/write');
    expect(await screen.findByText('Add an API key in Settings first')).toBeTruthy();
  });

  it.each([
    ['cap-day', /Over your limit for today/, 'Open limits'],
    ['no-credit', /No credit left on the account/, 'Add credit'],
    ['unauthorized', /The key was not accepted/, 'Open key settings'],
    ['unavailable', /The service does not answer/, 'Try again'],
  ] as const)('explains %s and offers a way out', async (code, title, way) => {
    const { bridge } = stageApp(scenarios.studio(), '#/write');
    await ready();
    bridge.fail('takes.generate', code);
    await userEvent.click(await generateButton());
    expect(await screen.findByText(title)).toBeTruthy();
    expect(screen.getByRole('button', { name: way })).toBeTruthy();
  });

  it('shows the list price as such while the service does not tell its own', async () => {
    const { bridge } = stageApp(scenarios.studio(), '#/write', (each) => each.fail('takes.quote', 'offline'));
    expect(await screen.findByText(/list price/)).toBeTruthy();
    expect(bridge.inputsOf('takes.quote').length).toBeGreaterThan(0);
  });
});

describe('the draft’s own takes', () => {
  it('show their states by name and lead to the clip or the queue', async () => {
    stageApp(scenarios.failing(), '#/write/draftfox1');
    const side = await screen.findByRole('complementary', { name: 'Takes' });
    expect(await within(side).findByText(/3 of \d+ in the library/)).toBeTruthy();
    expect(
      within(side)
        .getByRole('link', { name: /Refused by moderation/ })
        .getAttribute('href'),
    ).toBe('#/queue');
    const kept = within(side).getAllByRole('link', { name: /^Take \d+: Saved/ });
    expect(kept[0]?.getAttribute('href')).toMatch(/^#\/library\/c/);
  });

  it('grow as takes are queued', async () => {
    stageApp(scenarios.practice(), '#/write');
    await ready();
    const side = await screen.findByRole('complementary', { name: 'Takes' });
    await within(side).findByText('1 of 2 in the library');
    await userEvent.click(await generateButton());
    expect(await within(side).findByText('1 of 3 in the library')).toBeTruthy();
  });

  it('say that nothing is lost when they cannot be read', async () => {
    stageApp(scenarios.studio(), '#/write', (bridge) => bridge.fail('takes.ofDraft', 'unexpected'));
    expect(await screen.findByText(/takes could not be read. Nothing is lost/)).toBeTruthy();
  });
});

it('a change of the service asks for the price again', async () => {
  const { bridge, world } = stageApp(scenarios.practice(), '#/write');
  await screen.findByText('Free');
  act(() => changeStatus(world, bridge.emit, { service: 'live' }));
  expect(await screen.findByText('$1.30')).toBeTruthy();
});
