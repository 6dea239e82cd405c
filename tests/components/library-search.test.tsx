import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { cells, libraryOf, withClip } from './library-stage.tsx';
import { withLayout } from './room-stage.tsx';

withLayout();

const box = () => screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search library' });
const options = () => screen.queryAllByRole('option').map((each) => each.textContent);
const queries = (bridge: ReturnType<typeof libraryOf>['bridge']) =>
  bridge.inputsOf('library.outline').map((input) => input.query);

describe('completion in the search box', () => {
  it('offers fields, then their values, by the keyboard alone', async () => {
    const user = userEvent.setup();
    libraryOf(3);
    await cells();
    await user.type(box(), 'rat');
    expect(options().map((text) => text?.split(':')[0])).toEqual(['rating', 'ratio']);
    await user.keyboard('{ArrowDown}');
    const marked = document.querySelector(`[id="${box().getAttribute('aria-activedescendant')}"]`);
    expect(marked?.getAttribute('aria-selected')).toBe('true');
    await user.keyboard('{Enter}');
    expect(box().value).toBe('rating:');
    await user.keyboard('{ArrowUp}{Enter}');
    expect(box().value).toMatch(/^rating:\S+ $/);
    expect(options()).toEqual([]);
  });

  it('offers the tags of the library with their clips', async () => {
    const user = userEvent.setup();
    libraryOf(3, (world) => withClip(world, 1, { tags: ['deep snow'] }));
    await cells();
    await user.type(box(), 'tag:de');
    await waitFor(() => expect(options()).toEqual(['deep snow1 clip']));
    await user.click(screen.getByRole('option'));
    expect(box().value).toBe('tag:"deep snow" ');
  });

  it('is put away by Escape, which keeps the words, and a second one clears them', async () => {
    const user = userEvent.setup();
    libraryOf(3);
    await cells();
    await user.type(box(), 'rat');
    await user.keyboard('{Escape}');
    expect([options(), box().value]).toEqual([[], 'rat']);
    await user.keyboard('{Escape}');
    expect(box().value).toBe('');
  });
});

describe('filters', () => {
  it('write what one could type, in place of what was asked before', async () => {
    const user = userEvent.setup();
    const { bridge } = libraryOf(3);
    await cells();
    await user.type(box(), 'fox rating:5');
    await user.click(screen.getByRole('button', { name: 'Rating: ★ 5' }));
    await user.click(await screen.findByRole('menuitemradio', { name: '★ 3 and up' }));
    await waitFor(() => expect(box().value).toBe('fox rating:>=3'));
    await waitFor(() => expect(queries(bridge)).toContain('fox rating:>=3'));
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(box().value).toBe('fox');
  });
});

describe('order and groups', () => {
  it('are asked for, and the selection stays', async () => {
    const user = userEvent.setup();
    const { bridge, ids } = libraryOf(4);
    const [, second] = await cells();
    await user.click(second ?? document.body);
    await user.click(screen.getByRole('button', { name: 'Sorted: Newest' }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Oldest' }));
    await waitFor(() =>
      expect(bridge.inputsOf('library.outline').at(-1)?.sort).toEqual({ by: 'kept', descending: false }),
    );
    const grid = screen.getByRole('grid', { name: 'Library' });
    await waitFor(() =>
      expect(within(grid).getAllByRole('gridcell')[2]?.getAttribute('aria-selected')).toBe('true'),
    );
    expect(within(grid).getAllByRole('gridcell')[2]?.dataset['clip']).toBe(ids[1]);
  });
});

describe('a search that finds nothing', () => {
  it('says which part excludes everything, and goes on without it', async () => {
    const user = userEvent.setup();
    libraryOf(24);
    await cells();
    await user.type(box(), 'aurora -aurora');
    await user.click(await screen.findByRole('button', { name: '2 clips without -aurora' }));
    await waitFor(() => expect(screen.getAllByRole('gridcell')).toHaveLength(2));
    expect(document.querySelector('mark')?.textContent?.toLowerCase()).toBe('aurora');
  });
});
