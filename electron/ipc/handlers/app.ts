import type { AppInfo, Status } from '../../../shared/contract/app.ts';
import type { Desktop, Log } from '../../services/ports.ts';
import { linkTarget } from '../../services/trust.ts';
import type { Handlers } from '../router.ts';

type Needs = {
  readonly info: AppInfo;
  readonly desktop: Desktop;
  readonly log: Log;
  status(): Status;
  checkConnection(): Promise<void>;
  newReportId(): string;
};

type AppHandlers = Pick<Handlers, Extract<keyof Handlers, `app.${string}`>>;

export function appHandlers({
  info,
  desktop,
  log,
  status,
  checkConnection,
  newReportId,
}: Needs): AppHandlers {
  return {
    'app.info': async () => info,
    'app.status': async () => status(),
    async 'app.openLink'({ link }) {
      await desktop.openExternal(linkTarget(link));
      return {};
    },
    async 'app.checkConnection'() {
      await checkConnection();
      return status();
    },
    async 'app.report'({ message, where }) {
      const reportId = newReportId();
      log.warn('renderer.failed', { where, message, reportId });
      return { reportId };
    },
  };
}
