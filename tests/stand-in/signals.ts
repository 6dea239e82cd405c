import type {
  Event,
  Notification as ElectronNotification,
  NotificationConstructorOptions,
  PowerSaveBlocker,
} from 'electron';
import { EventEmitter } from 'node:events';
import { createEvent } from './events.ts';
import type { Emits } from './events.ts';
import { record, scriptedAnswer } from './recording.ts';

type NotificationEvents = Emits<ElectronNotification, { click: [Event]; close: [Event] }>;

/** Shown to nobody: recorded. A test scripts the answer `click` to have it clicked as soon as it is shown. */
export class Notification
  extends EventEmitter<NotificationEvents>
  implements Pick<ElectronNotification, 'body' | 'show' | 'title'>
{
  static isSupported(): boolean {
    return true;
  }
  title: string;
  body: string;

  constructor({ title = '', body = '' }: NotificationConstructorOptions = {}) {
    super();
    this.title = title;
    this.body = body;
  }

  show(): void {
    record({ what: 'Notification', title: this.title, body: this.body });
    if (scriptedAnswer('Notification')?.['click'] === true) {
      setImmediate(() => this.emit('click', createEvent()));
    }
  }
}

const blockers = new Set<number>();
let lastBlocker = 0;

export const powerSaveBlocker = {
  start(type) {
    lastBlocker += 1;
    blockers.add(lastBlocker);
    record({ what: 'powerSaveBlocker.start', type, id: lastBlocker });
    return lastBlocker;
  },
  stop(id) {
    record({ what: 'powerSaveBlocker.stop', id });
    return blockers.delete(id);
  },
  isStarted: (id) => blockers.has(id),
} satisfies PowerSaveBlocker;
