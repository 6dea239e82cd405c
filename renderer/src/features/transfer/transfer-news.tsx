import { useEffect, useRef, useState } from 'react';
import type { Work } from '../../../../shared/contract/works.ts';
import { useNotices } from '../../notices/use-notices.ts';
import { useBound, useBridge } from '../../stores/bound.ts';
import { createWorksStore } from '../../stores/works.ts';
import { ImportReport } from './import-report.tsx';
import { tellEnd, type Report } from './tell-end.ts';
import { VerifyReport } from './verify-report.tsx';

/** Says how works have ended: once each, when it happens. */
export function TransferNews() {
  const bridge = useBridge();
  const notices = useNotices();
  const works = useBound(createWorksStore, (state) => state.works);
  const revision = useBound(createWorksStore, (state) => state.revision);
  const [report, setReport] = useState<Report | null>(null);
  /** Those whose end is no news any more; null until this window has looked for the first time. */
  const known = useRef<ReadonlySet<string> | null>(null);

  useEffect(() => {
    if (revision < 0) return;
    const before = known.current;
    const ended = works.filter((work) => !isGoingOn(work));
    known.current = new Set(ended.map(({ id }) => id));
    // What had ended before this window looked is no news; what was never seen under way, because it was so short, is.
    if (before === null) return;
    for (const work of ended) {
      if (before.has(work.id)) continue;
      tellEnd({ bridge, notices, onSee: setReport }, work).catch((error: unknown) =>
        notices.showError(error),
      );
    }
  }, [bridge, notices, works, revision]);

  if (report === null) return null;
  const close = (): void => setReport(null);
  return report.kind === 'import' ? (
    <ImportReport outcome={report.outcome} onClose={close} />
  ) : (
    <VerifyReport outcome={report.outcome} onClose={close} />
  );
}

function isGoingOn({ state }: Work): boolean {
  return state === 'running' || state === 'paused';
}
