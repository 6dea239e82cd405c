import { act, cleanup, render, screen } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { GrowingItems } from '../../renderer/src/ui/growing-items.tsx';

/** What the page would tell when the end of the list comes into sight; jsdom lays nothing out. */
let watched: { readonly element: HTMLElement; readonly see: () => void } | null = null;

beforeEach(() => {
  watched = null;
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      readonly #tell: (entries: readonly { isIntersecting: boolean }[]) => void;
      constructor(tell: (entries: readonly { isIntersecting: boolean }[]) => void) {
        this.#tell = tell;
      }
      observe(element: HTMLElement): void {
        watched = { element, see: () => this.#tell([{ isIntersecting: true }]) };
      }
      disconnect(): void {
        watched = null;
      }
    },
  );
  return () => {
    cleanup();
    vi.unstubAllGlobals();
  };
});

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

function List({ count }: { readonly count: number }) {
  return (
    <ul>
      <GrowingItems items={numbers(count)} draw={(each) => <li key={each}>{each}</li>} itemHeight={30} />
    </ul>
  );
}

const drawn = () => screen.getAllByRole('listitem').length;

it('a long list is drawn as far as it is scrolled, with room kept for the rest', () => {
  render(<List count={100} />);
  expect(drawn()).toBe(16);
  expect(watched?.element.style.height).toBe(`${84 * 30}px`);
  act(() => watched?.see());
  expect(drawn()).toBe(56);
  act(() => watched?.see());
  expect(drawn()).toBe(96);
  act(() => watched?.see());
  expect(drawn()).toBe(100);
  expect(watched).toBeNull();
});

it('a short list is drawn whole, and one that becomes long has its end watched', () => {
  const { rerender } = render(<List count={16} />);
  expect(drawn()).toBe(16);
  expect(watched).toBeNull();
  rerender(<List count={17} />);
  expect(drawn()).toBe(16);
  act(() => watched?.see());
  expect(drawn()).toBe(17);
});
