import { expect, test } from 'vitest';
import { magicWordOf, magicWords, type MagicWord } from '../../../electron/services/practice/magic-words.ts';
import { klingModel } from '../../../shared/recipe.ts';
import { recipeOf, startPractice } from './start.ts';

/** What the studio's own client makes of each, at submit and, where it was bought, after the task has ended. */
const courses: Readonly<Record<MagicWord, readonly [object, object | null]>> = {
  refused: [{ kind: 'refused', reason: 'moderation' }, null],
  moderated: [{ kind: 'accepted' }, { prediction: { state: 'failed', failure: { kind: 'moderation' } } }],
  failed: [{ kind: 'accepted' }, { prediction: { state: 'failed', failure: { kind: 'failed' } } }],
  'timed out': [{ kind: 'accepted' }, { prediction: { state: 'failed', failure: { kind: 'timeout' } } }],
  cancelled: [{ kind: 'accepted' }, { prediction: { state: 'failed', failure: { kind: 'cancelled' } } }],
  'no output': [{ kind: 'accepted' }, { prediction: { state: 'failed', failure: { kind: 'no-output' } } }],
  flagged: [{ kind: 'accepted' }, { prediction: { state: 'completed', flagged: true } }],
  'no credit': [{ kind: 'credit' }, null],
  'too many': [{ kind: 'rate', retryAfterMs: 8000 }, null],
  'no model': [{ kind: 'refused', reason: 'model-unknown' }, null],
  'no permission': [{ kind: 'permission' }, null],
  'wrong key': [{ kind: 'key' }, null],
  down: [{ kind: 'ambiguous', reason: 'status-503' }, null],
  page: [{ kind: 'ambiguous', reason: 'page-502' }, null],
  'half answer': [{ kind: 'ambiguous', reason: 'unreadable-200' }, { prediction: { state: 'completed' } }],
  'no answer': [{ kind: 'ambiguous', reason: 'sent-ECONNRESET' }, { prediction: { state: 'completed' } }],
  deleted: [{ kind: 'accepted' }, { kind: 'unknown-id' }],
  slow: [{ kind: 'accepted' }, { prediction: { state: 'running' } }],
  'not a video': [{ kind: 'accepted' }, { prediction: { state: 'completed' } }],
  'cut short': [{ kind: 'accepted' }, { prediction: { state: 'completed' } }],
};

test.each(Object.entries(courses))(
  '[%s] leads where its description says',
  async (word, [atSubmit, afterwards]) => {
    const { service, client, clock } = await startPractice();
    expect(await client.submit(klingModel, recipeOf(`A fox. [${word}]`))).toMatchObject(atSubmit);
    const [task] = service.predictions();
    expect(task !== undefined).toBe(afterwards !== null);
    if (task === undefined || afterwards === null) return;
    await clock.advance(40_000);
    expect(await client.result(task.id)).toMatchObject(afterwards);
    const isRefunded = task.refundMs !== null;
    expect(isRefunded).toBe('prediction' in afterwards && JSON.stringify(afterwards).includes('failure'));
  },
);

test('[not a video] serves a page, and [cut short] breaks the first download only', async () => {
  const { service, client, clock, url } = await startPractice();
  await client.submit(klingModel, recipeOf('x [not a video]'));
  await client.submit(klingModel, recipeOf('x [cut short]'));
  await clock.advance(40_000);
  const [page, cut] = service.predictions().map((task) => url(`/outputs/${task.id}/1.mp4`));
  if (page === undefined || cut === undefined) throw new Error('Not bought');
  expect((await fetch(page)).headers.get('content-type')).toBe('text/html');
  await expect(fetch(cut).then((response) => response.arrayBuffer())).rejects.toThrow('terminated');
  expect((await (await fetch(cut)).arrayBuffer()).byteLength).toBeGreaterThan(10_000);
});

test.each([
  ['a fox', null],
  ['failed without brackets', null],
  ['[something else]', null],
  ['constructor [constructor] [toString]', null],
  ['x [FAILED] y', 'failed'],
  ['x [ no-output ]', 'no output'],
  ['x [no_output]', 'no output'],
  ['[other] [slow] [failed]', 'slow'],
  ['[[slow]]', 'slow'],
])('the magic word of %j is %j', (prompt, expected) => {
  expect(magicWordOf(prompt)).toBe(expected);
});

test('every magic word has a course here', () => {
  expect(Object.keys(courses)).toEqual(Object.keys(magicWords));
});
