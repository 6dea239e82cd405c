import { createHash } from 'node:crypto';

/** What happened in one schedule, for people; and a hash of it, by which two runs of one seed are compared. */
export type Trace = {
  add(line: string): void;
  lines(): readonly string[];
  digest(): string;
};

export function createTrace(isKept: boolean, prefix: () => string): Trace {
  const kept: string[] = [];
  const hash = createHash('sha256');
  return {
    add: (line) => {
      hash.update(line);
      if (isKept) kept.push(`${prefix()} ${line}`);
    },
    lines: () => kept,
    digest: () => hash.copy().digest('hex').slice(0, 16),
  };
}
