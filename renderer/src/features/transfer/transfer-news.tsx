import { useEffect, useRef, useState } from 'react';
import type { ImportOutcome } from '../../../../shared/contract/transfer.ts';
import type { Work } from '../../../../shared/contract/works.ts';
import { AppError } from '../../../../shared/errors.ts';
import { ask } from '../../bridge.ts';
import type { Bridge } from '../../bridge.ts';
import { useNotices } from '../../notices/use-notices.ts';
import type { Notices } from '../../notices/use-notices.ts';
import { useBound, useBridge } from '../../stores/bound.ts';
import { createWorksStore } from '../../stores/works.ts';
import { transferText } from '../../text/transfer.ts';
import { ImportReport } from './import-report.tsx';

type Tell = { readonly bridge: Bridge; readonly notices: Notices; onWhy(outcome: ImportOutcome): void };

/** Says how imports and exports have ended: once each, when it happens. */
export function TransferNews() {
  const bridge = useBridge();
  const notices = useNotices();
  const works = useBound(createWorksStore, (state) => state.works);
  const revision = useBound(createWorksStore, (state) => state.revision);
  const [report, setReport] = useState<ImportOutcome | null>(null);
  const running = useRef<ReadonlySet<string>>(new Set());

  useEffect(() => {
    if (revision < 0) return;
    const before = running.current;
    running.current = new Set(works.filter(isGoingOn).map(({ id }) => id));
    for (const work of works) {
      // What had ended before this window looked is no news.
      if (isGoingOn(work) || !before.has(work.id)) continue;
      void tellEnd({ bridge, notices, onWhy: setReport }, work).catch((error: unknown) =>
        notices.showError(error),
      );
    }
  }, [bridge, notices, works, revision]);

  return report === null ? null : <ImportReport outcome={report} onClose={() => setReport(null)} />;
}

function isGoingOn({ state }: Work): boolean {
  return state === 'running' || state === 'paused';
}

async function tellEnd({ bridge, notices, onWhy }: Tell, work: Work): Promise<void> {
  const { id, kind, state, errorCode } = work;
  if (state === 'failed') notices.showError(new AppError(errorCode ?? 'unexpected', `The ${kind} failed`));
  if (kind === 'import') {
    const outcome = await ask(bridge, 'library.importOutcome', { id });
    // Our own clips, dragged out and dropped again: nobody asked for anything.
    if (outcome.refused.every(({ reason }) => reason === 'in-library') && !hasAny(outcome)) return;
    const words = transferText.import;
    notices.show({
      subject: 'import',
      title: state === 'stopped' ? words.stopped(outcome) : words.done(outcome),
      body: words.rest(outcome),
      ...(outcome.refusals > 0 && { action: { label: words.why, run: () => onWhy(outcome) } }),
    });
  }
  if (kind === 'export') {
    const outcome = await ask(bridge, 'library.exportOutcome', { id });
    const words = transferText.export;
    notices.show({
      subject: 'export',
      title: state === 'stopped' ? words.stopped(outcome) : words.done(outcome),
      body: words.rest(outcome),
    });
  }
}

function hasAny({ imported, healed, known, trashed }: ImportOutcome): boolean {
  return imported + healed + known + trashed > 0;
}
