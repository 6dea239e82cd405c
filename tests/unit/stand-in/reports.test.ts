import { expect, test } from 'vitest';
import { sayLongest, tallyPlaywright, tallyVitest, timesOfPlaywright, timesOfVitest } from '../../reports.ts';

const assertion = (status: string, fullName = status) => ({ status, fullName });

const took = { name: 'tests/a.test.ts', startTime: 1000, endTime: 3500 };

test('vitest’s report is counted test by test', () => {
  const file = {
    ...took,
    status: 'failed',
    assertionResults: [
      assertion('passed'),
      assertion('passed'),
      assertion('failed'),
      assertion('skipped', 'not on this system'),
      assertion('todo', 'later'),
    ],
  };
  expect(tallyVitest({ testResults: [file] })).toEqual({
    passed: 2,
    failed: 1,
    skipped: ['not on this system', 'later'],
  });
});

test('a file that vitest could not load counts as a failure', () => {
  const unloaded = { ...took, status: 'failed', assertionResults: [] };
  expect(tallyVitest({ testResults: [unloaded] })).toMatchObject({ passed: 0, failed: 1 });
});

const spec = (title: string, status: string, reason?: string) => ({
  title,
  tests: [
    {
      status,
      results: [{ duration: 1200 }],
      annotations: reason === undefined ? [] : [{ type: 'skip', description: reason }],
    },
  ],
});

test('playwright’s report is counted through its nested suites, with the reason of each skip', () => {
  const inner = { specs: [spec('a', 'expected'), spec('b', 'skipped', 'needs a keyring')] };
  const report = {
    suites: [{ specs: [spec('c', 'unexpected')], suites: [inner] }, { specs: [spec('d', 'skipped')] }],
    errors: [],
  };
  expect(tallyPlaywright(report)).toEqual({ passed: 1, failed: 1, skipped: ['b (needs a keyring)', 'd'] });
});

test('a flaky test and an error outside any test are failures', () => {
  const report = { suites: [{ specs: [spec('a', 'flaky')] }], errors: [{ message: 'no such file' }] };
  expect(tallyPlaywright(report)).toMatchObject({ passed: 0, failed: 2 });
});

test('what took longest is said by file of vitest, and by test of Playwright', () => {
  const file = { ...took, status: 'passed', assertionResults: [] };
  expect(timesOfVitest({ testResults: [file] })).toEqual([{ name: 'tests/a.test.ts', seconds: 2.5 }]);
  const inner = { specs: [spec('b', 'expected')] };
  const report = { suites: [{ specs: [spec('a', 'expected')], suites: [inner] }], errors: [] };
  expect(timesOfPlaywright(report)).toEqual([
    { name: 'a', seconds: 1.2 },
    { name: 'b', seconds: 1.2 },
  ]);
  const times = [1, 4, 2, 3].map((seconds) => ({ name: `test ${seconds}`, seconds }));
  expect(sayLongest(times)).toBe('test 4 4.0 s; test 3 3.0 s; test 2 2.0 s');
});
