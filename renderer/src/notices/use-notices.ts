import { useMemo } from 'react';
import type { AppError } from '../../../shared/errors.ts';
import type { Bridge } from '../bridge.ts';
import { asAppError, ask } from '../bridge.ts';
import { useBridge } from '../stores/bound.ts';
import { goTo } from '../stores/route.ts';
import { errorText, reportText, wayText } from '../text/errors.ts';
import type { Way } from '../text/errors.ts';
import { useToasts } from '../ui/toasts.tsx';
import type { ToastMessage, Toasts } from '../ui/toasts.tsx';

/** Subject of "queued": said once, and over when one looks at the queue. */
export const queuedSubject = 'queued';

export type Notices = {
  show(message: ToastMessage): string;
  /** Ends the message of a subject. */
  settle(subject: string): void;
  /** Says what an error means and offers its way out. `retry` is offered where trying again can help. */
  showError(error: unknown, retry?: () => void): void;
  /** Runs work begun by a click, showing what it throws. */
  run(work: () => Promise<unknown>): void;
};

/** Walks the way out of a trouble. */
export function takeWay(bridge: Bridge, way: Exclude<Way, 'retry'>): void {
  if (way === 'top-up')
    void ask(bridge, 'app.openLink', { link: 'top-up' }).catch(() => goTo('settings', 'key'));
  else goTo('settings', way);
}

function messageOf(bridge: Bridge, error: AppError, retry: (() => void) | undefined): ToastMessage {
  const { title, body, action } = errorText[error.code];
  const words = error.reportId === undefined ? body : `${body} ${reportText(error.reportId)}`;
  const message = { title, body: words, look: 'bad' } as const;
  if (action === null || (action === 'retry' && retry === undefined)) return message;
  const run = action === 'retry' ? retry : () => takeWay(bridge, action);
  return run === undefined ? message : { ...message, action: { label: wayText[action], run } };
}

function createNotices(bridge: Bridge, toasts: Toasts): Notices {
  function showError(cause: unknown, retry?: () => void): void {
    const error = asAppError(cause);
    if (error.code !== 'cancelled') toasts.show(messageOf(bridge, error, retry));
  }
  function run(work: () => Promise<unknown>): void {
    work().catch((error: unknown) => showError(error, () => run(work)));
  }
  return {
    show: (message) => toasts.show(message),
    settle: (subject) => toasts.close(subject),
    showError,
    run,
  };
}

export function useNotices(): Notices {
  const bridge = useBridge();
  const toasts = useToasts();
  return useMemo(() => createNotices(bridge, toasts), [bridge, toasts]);
}
