import { describe, expect, test } from 'vitest';
import { toHistoryItem, toPrediction } from '../../../electron/services/wavespeed/prediction.ts';
import { readEnvelope, readPrediction } from '../../../electron/services/wavespeed/wire.ts';

function predictionOf(data: unknown, envelope: Record<string, unknown> = {}) {
  const answer = readEnvelope(JSON.stringify({ code: 200, message: 'success', data, ...envelope }));
  const wire = answer === null ? null : readPrediction(answer);
  return wire === null ? null : toPrediction(wire, 'key-12345678', answer?.executionTime);
}

describe('the state of a prediction', () => {
  const url = 'https://cdn.example.com/1.mp4';
  test.each([
    ['created', 'running'],
    ['processing', 'running'],
    ['pending', 'running'],
    ['running', 'running'],
    ['queued', 'running'],
    ['Processing', 'running'],
    ['in-some-new-state', 'running'],
    ['', 'running'],
    ['completed', 'completed'],
    ['COMPLETED', 'completed'],
    [' completed ', 'completed'],
    ['succeeded', 'completed'],
    ['failed', 'failed'],
    ['Failed', 'failed'],
    ['cancelled', 'failed'],
    ['canceled', 'failed'],
    ['timeout', 'failed'],
    ['deleted', 'failed'],
  ])('%j is %s', (status, state) => {
    expect(predictionOf({ id: 'a1', status, outputs: [url] })?.state).toBe(state);
  });

  test.each([[undefined], [null], [7], [{}]])('is running when the status is %j', (status) => {
    expect(predictionOf({ id: 'a1', status })?.state).toBe('running');
  });

  test.each([
    [{ status: 'failed' }, 'failed'],
    [{ status: 'failed', code: 1200 }, 'moderation'],
    [{ status: 'failed', code: '1200' }, 'moderation'],
    [{ status: 'failed', error: 'Content flagged as sensitive' }, 'moderation'],
    [{ status: 'failed', code: 1400 }, 'bad-request'],
    [{ status: 'failed', code: 1401 }, 'bad-request'],
    [{ status: 'failed', code: 1402 }, 'bad-request'],
    [{ status: 'failed', code: 1403 }, 'failed'],
    [{ status: 'failed', code: 5000 }, 'failed'],
    [{ status: 'failed', code: 5004 }, 'timeout'],
    [{ status: 'timeout' }, 'timeout'],
    [{ status: 'canceled' }, 'cancelled'],
    [{ status: 'cancelled', code: 1200 }, 'cancelled'],
    [{ status: 'deleted' }, 'deleted'],
    [{ status: 'completed', outputs: [] }, 'no-output'],
    [{ status: 'completed', outputs: null }, 'no-output'],
    [{ status: 'completed' }, 'no-output'],
    [{ status: 'completed', outputs: [''] }, 'no-output'],
    [{ status: 'completed', outputs: [{}] }, 'no-output'],
  ])('%j fails as %s and keeps the id', (data, kind) => {
    expect(predictionOf({ id: 'a1', ...data })).toMatchObject({
      id: 'a1',
      state: 'failed',
      failure: { kind },
    });
  });

  test.each([
    ['', null],
    [null, null],
    [undefined, null],
    ['It broke.', 'It broke.'],
    [{ message: 'It broke.' }, 'It broke.'],
    ['no key-12345678 here', 'no [key] here'],
    [7, null],
  ])('an error of %j is told as %j', (error, message) => {
    expect(predictionOf({ id: 'a1', status: 'failed', error })?.failure?.message).toBe(message);
  });
});

describe('the shapes of a prediction', () => {
  const a = 'https://x.example/1.mp4';
  test.each([
    [[a], [a]],
    [[{ url: a }], [a]],
    [[{ video_url: a }], [a]],
    [[{ url: null, video_url: a }], [a]],
    [[null, 7, '', a], [a]],
    [a, [a]],
    [{ url: a }, [a]],
    [null, []],
    [undefined, []],
    [7, []],
  ])('outputs %j are %j', (outputs, expected) => {
    expect(predictionOf({ id: 'a1', status: 'completed', outputs })?.outputs).toEqual(expected);
  });

  test.each([
    [[true], true],
    [[false, true], true],
    [[false], false],
    [[], false],
    [null, false],
    [undefined, false],
    [true, true],
    ['yes', false],
  ])('has_nsfw_contents %j flags: %s', (flags, expected) => {
    expect(predictionOf({ id: 'a1', has_nsfw_contents: flags })?.flagged).toBe(expected);
  });

  test.each([
    ['2023-04-01T12:34:56.789Z', Date.UTC(2023, 3, 1, 12, 34, 56, 789)],
    ['2023-04-01T12:34:56.789123456Z', Date.UTC(2023, 3, 1, 12, 34, 56, 789)],
    ['2023-04-01T12:34:56.789123456+08:00', Date.UTC(2023, 3, 1, 4, 34, 56, 789)],
    ['2023-04-01T12:34:56', Date.UTC(2023, 3, 1, 12, 34, 56)],
    ['2023-04-01 12:34:56', Date.UTC(2023, 3, 1, 12, 34, 56)],
    ['2023-04-01T12:34:56Z', Date.UTC(2023, 3, 1, 12, 34, 56)],
    [1_680_352_496, 1_680_352_496_000],
    [1_680_352_496_789, 1_680_352_496_789],
    ['0001-01-01T00:00:00Z', null],
    ['yesterday', null],
    ['', null],
    [null, null],
    [undefined, null],
  ])('created_at %j is %j', (created, expected) => {
    expect(predictionOf({ id: 'a1', created_at: created })?.createdAtMs).toBe(expected);
  });

  test.each([
    [{ timings: { inference: 1234 } }, {}, 1234],
    [{ timings: { inference: '1234.4' } }, {}, 1234],
    [{ timings: { inference: 0 } }, {}, null],
    [{ timings: {} }, {}, null],
    [{ timings: null }, {}, null],
    [{ timings: [] }, {}, null],
    [{}, {}, null],
    [{ executionTime: 99 }, {}, 99],
    [{ timings: {}, executionTime: 99 }, {}, 99],
    [{}, { executionTime: 77 }, 77],
  ])('%j in an envelope with %j took %j ms', (data, envelope, expected) => {
    expect(predictionOf({ id: 'a1', ...data }, envelope)?.inferenceMs).toBe(expected);
  });

  test.each(['', 'a/b', '../x', null, undefined, {}, 'ä'])('an id of %j is no prediction', (id) => {
    expect(predictionOf({ id, status: 'completed' })).toBeNull();
  });

  test('a body without the envelope is read as the prediction', () => {
    const answer = readEnvelope(JSON.stringify({ id: 'a1', status: 'created' }));
    expect(answer === null ? null : readPrediction(answer)).toMatchObject({ id: 'a1', status: 'created' });
  });
});

test.each([
  [
    { input: { prompt: 'p', negative_prompt: 'n', aspect_ratio: '1:1', duration: 10 } },
    { prompt: 'p', negativePrompt: 'n', aspectRatio: '1:1', durationS: 10 },
  ],
  [{ inputs: { prompt: 'p', duration: '5' } }, { prompt: 'p', durationS: 5 }],
  [{ input: { prompt: 7, aspect_ratio: '4:3', duration: 6, guidance_scale: 0.5 } }, {}],
  [{ input: null, inputs: { prompt: 'p' } }, { prompt: 'p' }],
  [{ input: 'text' }, null],
  [{}, null],
])('history input %j is read as %j', (data, expected) => {
  const answer = readEnvelope(JSON.stringify({ data: { id: 'a1', ...data } }));
  const wire = answer === null ? null : readPrediction(answer);
  expect(wire === null ? undefined : toHistoryItem(wire, null)?.input).toEqual(expected);
});
