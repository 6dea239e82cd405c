import { useEffect, useState } from 'react';
import type { WireSelection } from '../../../../shared/contract/selection.ts';
import type { ExportPreview } from '../../../../shared/contract/transfer.ts';
import { ask } from '../../bridge.ts';
import { useBridge } from '../../stores/bound.ts';

/** Long enough for a pause between two letters to be none. */
const restMs = 80;

/** The names that this template gives, as main makes them; the last ones until the next are known, null before the first. */
export function useExportPreview(template: string, selection: WireSelection): ExportPreview | null {
  const bridge = useBridge();
  const [preview, setPreview] = useState<ExportPreview | null>(null);
  useEffect(() => {
    let isCurrent = true;
    async function show(): Promise<void> {
      const next = await ask(bridge, 'library.exportPreview', { template, selection });
      if (isCurrent) setPreview(next);
    }
    // Whatever is wrong is said when the export is begun.
    const timer = setTimeout(() => void show().catch(() => undefined), restMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [bridge, template, selection]);
  return preview;
}
