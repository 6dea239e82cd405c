import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ask } from '../bridge.ts';
import type { Bridge } from '../bridge.ts';
import { useBridge } from '../stores/bound.ts';
import { shellText } from '../text/shell.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorBoundary } from '../ui/error-boundary.tsx';

const words = shellText.broken;

/** Only the error's own name and text go to the log, cut to what the contract allows. */
async function report(bridge: Bridge, where: string, error: Error): Promise<string | null> {
  const message = `${error.name}: ${error.message}`.slice(0, 2000);
  const answer = await ask(bridge, 'app.report', { message, where }).catch(() => null);
  return answer === null ? null : answer.reportId;
}

/** Keeps a room's fault to that room: says so, reports it, and offers to open it again. */
export function RoomBoundary({ where, children }: { readonly where: string; readonly children: ReactNode }) {
  const bridge = useBridge();
  const [reportId, setReportId] = useState<string | null>(null);
  return (
    <ErrorBoundary
      onError={(error) => void report(bridge, where, error).then(setReportId)}
      fallback={(retry) => (
        <div role="alert" className="app-broken">
          <EmptyState
            icon={<CircleAlert />}
            title={words.title}
            actions={
              <>
                <Button look="solid" onClick={retry}>
                  {words.retry}
                </Button>
                <Button onClick={() => window.location.reload()}>{words.reload}</Button>
              </>
            }
          >
            <p>{words.body}</p>
            {reportId !== null && <p className="can-select num">{words.report(reportId)}</p>}
          </EmptyState>
        </div>
      )}
    >
      {children}
    </ErrorBoundary>
  );
}
