import type { AppInfo } from '../../shared/contract/app.ts';
import type { Log } from '../services/ports.ts';
import type { Studio } from '../services/studio.ts';
import { appHandlers } from './handlers/app.ts';
import { draftHandlers } from './handlers/drafts.ts';
import { ledgerHandlers } from './handlers/ledger.ts';
import { libraryHandlers } from './handlers/library.ts';
import { phrasebookHandlers } from './handlers/phrasebook.ts';
import { settingsHandlers } from './handlers/settings.ts';
import { takeHandlers } from './handlers/takes.ts';
import { transferHandlers } from './handlers/transfer.ts';
import { workHandlers } from './handlers/works.ts';
import type { Publisher } from './publish.ts';
import type { Handlers } from './router.ts';

type Needs = {
  readonly studio: Studio;
  readonly publisher: Publisher;
  readonly info: AppInfo;
  readonly log: Log;
  newReportId(): string;
};

/** The whole table: what the page may ask, and which service answers. */
export function createHandlers({ studio, publisher, info, log, newReportId }: Needs): Handlers {
  const { takes, drafts, library, settings, keys, desktop } = studio;
  const status = () => ({ ...studio.status(), revision: publisher.revision('app.statusChanged') });
  return {
    ...appHandlers({ info, desktop, log, status, checkConnection: takes.checkConnection, newReportId }),
    ...draftHandlers({
      drafts,
      takes,
      publisher,
      files: studio.draftFiles,
      keepersOf: studio.keepersOf,
      defaultNegative: () => studio.settings.get().defaultNegative,
      recipeOfClip: studio.recipeOfClip,
    }),
    ...phrasebookHandlers(studio.phrasebook, publisher),
    ...takeHandlers(takes, publisher),
    ...ledgerHandlers(studio.ledger),
    ...transferHandlers(studio.transfer, library),
    ...workHandlers(studio.works, publisher),
    ...libraryHandlers({ studio, library, works: studio.works, publisher }),
    ...settingsHandlers({
      settings,
      keys,
      view: studio.settingsView,
      onChanged: studio.settingsChanged,
      onKeyChanged: takes.keyChanged,
      arrangeLibrary: studio.arrangeLibrary,
      chooseLibrary: studio.chooseLibrary,
      revealLibrary: studio.revealLibrary,
    }),
  };
}
