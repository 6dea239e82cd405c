import { expect, test } from 'vitest';
import { tallyPlaywright, tallyVitest } from '../../reports.ts';

const assertion = (status: string, fullName = status) => ({ status, fullName });

test('vitest’s report is counted test by test', () => {
  const file = {
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
  const unloaded = { status: 'failed', assertionResults: [] };
  expect(tallyVitest({ testResults: [unloaded] })).toMatchObject({ passed: 0, failed: 1 });
});

const spec = (title: string, status: string, reason?: string) => ({
  title,
  tests: [{ status, annotations: reason === undefined ? [] : [{ type: 'skip', description: reason }] }],
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
