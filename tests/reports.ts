/** What a test runner's report comes down to. */
export type Tally = { readonly passed: number; readonly failed: number; readonly skipped: readonly string[] };

/** How long one test, or one file of them, took. */
export type Timed = { readonly name: string; readonly seconds: number };

type VitestReport = {
  readonly testResults: readonly {
    readonly status: string;
    readonly name: string;
    readonly startTime: number;
    readonly endTime: number;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
};

/** Vitest's JSON report. A file that could not even be loaded counts as one failure. */
export function tallyVitest(report: VitestReport): Tally {
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  );
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: tests.filter(({ status }) => status === 'failed').length + unloaded.length,
    skipped: tests
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(({ fullName }) => fullName),
  };
}

/** Vitest's files, by their paths. */
export function timesOfVitest(report: VitestReport): readonly Timed[] {
  return report.testResults.map(({ name, startTime, endTime }) => ({
    name,
    seconds: (endTime - startTime) / 1000,
  }));
}

type PlaywrightSpec = {
  readonly title: string;
  readonly tests: readonly {
    readonly status: string;
    readonly results: readonly { readonly duration: number }[];
    readonly annotations: readonly { readonly type: string; readonly description?: string }[];
  }[];
};
type PlaywrightSuite = {
  readonly specs?: readonly PlaywrightSpec[];
  readonly suites?: readonly PlaywrightSuite[];
};
type PlaywrightReport = { readonly suites: readonly PlaywrightSuite[]; readonly errors: readonly unknown[] };

/** Playwright's JSON report. Errors outside any test count as failures. */
export function tallyPlaywright(report: PlaywrightReport): Tally {
  const tests = report.suites.flatMap(specsOf).flatMap((spec) =>
    spec.tests.map(({ status, annotations }) => {
      const reason = annotations.find(({ type }) => type === 'skip')?.description;
      return { status, name: reason === undefined ? spec.title : `${spec.title} (${reason})` };
    }),
  );
  return {
    passed: tests.filter(({ status }) => status === 'expected').length,
    failed:
      tests.filter(({ status }) => status === 'unexpected' || status === 'flaky').length +
      report.errors.length,
    skipped: tests.filter(({ status }) => status === 'skipped').map(({ name }) => name),
  };
}

/** Playwright's tests, by their names. */
export function timesOfPlaywright(report: PlaywrightReport): readonly Timed[] {
  return report.suites
    .flatMap(specsOf)
    .flatMap(({ title, tests }) =>
      tests.flatMap(({ results }) =>
        results.map(({ duration }) => ({ name: title, seconds: duration / 1000 })),
      ),
    );
}

/** The longest few in one line, for whoever wants the whole to take less. */
export function sayLongest(times: readonly Timed[], count = 3): string {
  return times
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, count)
    .map(({ name, seconds }) => `${name} ${seconds.toFixed(1)} s`)
    .join('; ');
}

function specsOf(suite: PlaywrightSuite): PlaywrightSpec[] {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
}
