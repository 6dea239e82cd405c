import { databaseAt } from './databases.ts';
import type { Dice } from './dice.ts';
import type { Timeline } from './timeline.ts';
import type { Trace } from './trace.ts';
import type { Volume } from './volume.ts';
import type { Weather } from './weather.ts';

/** The troubles that are no single request's: of the disk, of the clock, of the machine. */
export type Storm = {
  /** Between two acts of the user: troubles come and go. */
  change(): Promise<void>;
  pauseMs(): number;
  /** Whether the disk has refused to give what is on it. */
  wasShaky(): boolean;
  /** All is well again, except that a wall clock may stay wrong. */
  end(): void;
};

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const mostPages = 4_294_967_294;

export function createStorm(parts: {
  readonly dice: Dice;
  readonly timeline: Timeline;
  readonly weather: Weather;
  readonly volume: Volume;
  readonly trace: Trace;
  readonly journal: string;
}): Storm {
  const { dice, timeline, weather, volume, trace, journal } = parts;
  const { disk, clock } = weather.climate;

  let wasShaky = false;

  function changeDisk(): void {
    if (!dice.chance(disk)) {
      volume.trouble = 'none';
      return;
    }
    volume.trouble = dice.pick(['full', 'read-only', 'offline', 'shaky'] as const);
    wasShaky ||= volume.trouble === 'shaky' || volume.trouble === 'offline';
    volume.roomBytes = Math.round(dice.scale(10, 200_000));
    trace.add(`the library's disk is ${volume.trouble}`);
  }

  /** The journal's disk is full: SQLite itself refuses to grow. */
  function changeJournal(): void {
    const database = databaseAt(journal);
    if (database === null) return;
    const isFull = dice.chance(disk / 3);
    const pages = Number(database.prepare('PRAGMA page_count').get()?.['page_count']);
    database.exec(`PRAGMA max_page_count = ${isFull ? pages : mostPages}`);
    if (isFull) trace.add("the journal's disk is full");
  }

  function changeClock(): void {
    if (!dice.chance(clock)) return;
    const ms = Math.round(dice.scale(1000, 10 * dayMs)) * (dice.chance(0.5) ? 1 : -1);
    if (dice.chance(0.5)) timeline.jump(ms);
    else timeline.setRight();
    trace.add(`the clock is off by ${Math.round(timeline.skewMs() / 1000)} s`);
  }

  function standby(): void {
    if (!dice.chance(clock / 2)) return;
    const ms = Math.round(dice.scale(minuteMs, dice.chance(0.1) ? 8 * dayMs : 12 * hourMs));
    timeline.standby(ms);
    trace.add(`the machine sleeps for ${Math.round(ms / 1000)} s`);
  }

  return {
    change: async () => {
      changeDisk();
      changeJournal();
      changeClock();
      standby();
    },
    wasShaky: () => wasShaky,
    pauseMs: () => dice.scale(200, dice.chance(0.1) ? hourMs : 4 * minuteMs),
    end: () => {
      volume.trouble = 'none';
      databaseAt(journal)?.exec(`PRAGMA max_page_count = ${mostPages}`);
      weather.clear();
      if (dice.chance(0.5)) timeline.setRight();
      trace.add('CALM');
    },
  };
}
