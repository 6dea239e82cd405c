import { expect, test } from 'vitest';
import { createPublisher } from '../../../electron/ipc/publish.ts';
import { clipId, draftId } from '../../../shared/contract/ids.ts';

function setUp() {
  const sent: [string, unknown][] = [];
  let pending: (() => void) | null = null;
  const publisher = createPublisher({
    send: (name, payload) => void sent.push([name, payload]),
    checkPayloads: true,
    schedule(flush) {
      pending = flush;
      return () => void (pending = null);
    },
  });
  return {
    publisher,
    sent,
    frame() {
      const flush = pending;
      pending = null;
      flush?.();
    },
  };
}

const a = draftId.parse('aaaaaaaa');
const b = draftId.parse('bbbbbbbb');

test('a burst on one topic becomes one message with everything in it', () => {
  const { publisher, sent, frame } = setUp();
  publisher.publish('drafts.changed', { changed: [a] });
  publisher.publish('drafts.changed', { changed: [a, b] });
  expect(sent).toEqual([]);
  frame();
  expect(sent).toEqual([['drafts.changed', { revision: 1, changed: [a, b] }]]);
});

test('drafts saved in one burst are told with what the list shows of them, the last first', () => {
  const { publisher, sent, frame } = setUp();
  const line = (id: typeof a, title: string) => ({ id, title, updatedAtMs: 1, takes: 0, binder: null });
  publisher.publish('drafts.changed', { changed: [], saved: [line(a, 'A f')] });
  publisher.publish('drafts.changed', { changed: [], saved: [line(b, 'An owl')] });
  publisher.publish('drafts.changed', { changed: [], saved: [line(a, 'A fox')] });
  frame();
  const saved = [line(a, 'A fox'), line(b, 'An owl')];
  expect(sent).toEqual([['drafts.changed', { revision: 1, changed: [], saved }]]);
  publisher.publish('drafts.changed', { changed: [], saved: [line(a, 'A fox')] });
  publisher.publish('drafts.changed', { changed: [b] });
  frame();
  expect(sent.at(-1)).toEqual(['drafts.changed', { revision: 2, changed: [b] }]);
});

test('each message carries the next revision, and a snapshot can ask for the last', () => {
  const { publisher, sent, frame } = setUp();
  expect(publisher.revision('drafts.changed')).toBe(0);
  publisher.publish('drafts.changed', { changed: [] });
  frame();
  publisher.publish('drafts.changed', { changed: [] });
  frame();
  expect(sent.map(([, payload]) => (payload as { revision: number }).revision)).toEqual([1, 2]);
  expect(publisher.revision('drafts.changed')).toBe(2);
});

test('a clip that changed and then went is told as gone, and one that came back as changed', () => {
  const { publisher, sent, frame } = setUp();
  const one = clipId.parse('cccccccc');
  const two = clipId.parse('dddddddd');
  publisher.publish('library.changed', { changed: [one], removed: [two], all: false });
  publisher.publish('library.changed', { changed: [two], removed: [one], all: false });
  frame();
  expect(sent).toEqual([['library.changed', { revision: 1, changed: [two], removed: [one], all: false }]]);
});

test('nothing is sent after closing', () => {
  const { publisher, sent, frame } = setUp();
  publisher.publish('drafts.changed', { changed: [a] });
  publisher.close();
  frame();
  expect(sent).toEqual([]);
});
