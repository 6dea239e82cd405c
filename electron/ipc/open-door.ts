import type { AppInfo } from '../../shared/contract/app.ts';
import { draggedClips } from '../../shared/contract/library.ts';
import type { MenuCommand } from '../../shared/menu-commands.ts';
import type { DragPlan } from '../services/drag.ts';
import type { Signals } from '../services/ports.ts';
import { createSignalsService } from '../services/signals.ts';
import { createMedia } from '../services/media.ts';
import { openStudio } from '../services/studio.ts';
import type { Studio, StudioPlaces, StudioPorts } from '../services/studio.ts';
import type { Environment } from '../services/environment.ts';
import { createHandlers } from './handlers.ts';
import { createPublisher } from './publish.ts';
import { createRouter } from './router.ts';
import type { Route } from './router.ts';

/** One frame of a 60 Hz screen. */
const frameMs = 16;

type Options = {
  readonly ports: StudioPorts;
  readonly places: StudioPlaces;
  readonly environment: Environment;
  readonly info: AppInfo;
  /** Check every answer and event against its schema: in tests and development. */
  readonly checkOutputs: boolean;
  send(channel: string, payload: unknown): void;
  onTheme(theme: 'system' | 'dark' | 'light'): void;
  readonly signals: Signals;
  /** Brings the window to the front, or opens it. */
  showWindow(): void;
};

/** The open studio as the window meets it: requests and media in, events out. */
export type Door = {
  readonly studio: Studio;
  readonly route: Route;
  media(request: Request): Promise<Response>;
  /** What a drag of these clips carries, or null for what is no list of clips or has no file. */
  planDrag(ids: unknown): DragPlan | null;
  /** Chosen in the native menu. */
  choose(command: MenuCommand): void;
  close(): Promise<void>;
};

/** Opens the studio with everything that answers the window. Loaded late, so that the window need not wait for it. */
export async function openDoor(options: Options): Promise<Door> {
  const { ports, info, checkOutputs, onTheme } = options;
  const { clock, random, log } = ports;
  let studio: Studio | null = null;
  const publisher = createPublisher({
    send: (name, payload) => options.send(`event:${name}`, payload),
    checkPayloads: checkOutputs,
    schedule(flush) {
      const timer = setTimeout(flush, frameMs);
      return () => clearTimeout(timer);
    },
  });
  const signals = createSignalsService(
    { clock, log, signals: options.signals },
    {
      isWanted: () => studio?.settings.get().notifications ?? false,
      onOpen(target) {
        options.showWindow();
        publisher.publish('app.pointedTo', target);
      },
    },
  );
  const opened = await openStudio(ports, options.places, options.environment, {
    onTakes(change) {
      publisher.publish('takes.changed', change);
      signals.changed(change.upserts);
    },
    onDrafts: ({ changed, saved }) =>
      publisher.publish('drafts.changed', { changed, ...(saved !== undefined && { saved: [saved] }) }),
    onStills: (ids) => publisher.publish('library.stillsChanged', { ids }),
    onActs: (acts) => publisher.publish('library.actsChanged', acts),
    onLists: () => publisher.publish('library.listsChanged', {}),
    onLibrary: (change) => publisher.publish('library.changed', change),
    onPhrasebook: () => publisher.publish('phrasebook.changed', {}),
    onWorks: (works) => publisher.publish('works.changed', { works }),
    onStatus: () => studio !== null && publisher.publish('app.statusChanged', studio.status()),
    onSettings(view) {
      onTheme(view.theme);
      publisher.publish('settings.changed', view);
    },
  });
  studio = opened;
  onTheme(opened.settings.get().theme);
  const newReportId = (): string => random.id(8);
  const handlers = createHandlers({ studio: opened, publisher, info, log, newReportId });
  opened.start();
  opened.keepBackups();
  signals.start(opened.takes.list().takes);
  return {
    studio: opened,
    route: createRouter(handlers, { log, newReportId, now: clock.monotonic, checkOutputs }),
    media: createMedia(opened.library, log),
    planDrag(ids) {
      const wanted = draggedClips.safeParse(ids);
      return wanted.success ? opened.planDrag(wanted.data) : null;
    },
    choose: (command) => publisher.publish('app.commandChosen', { command }),
    async close() {
      signals.close();
      publisher.close();
      await opened.close();
    },
  };
}
