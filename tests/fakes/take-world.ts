import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { createDrafts } from '../../electron/services/drafts/drafts.ts';
import type { Downloads, FetchOutcome } from '../../electron/services/downloads/download.ts';
import type { ClipKeeper, PublishOutcome } from '../../electron/services/library/clip-keeper.ts';
import type { Clock, Log } from '../../electron/services/ports.ts';
import type { Service } from '../../electron/services/service.ts';
import type { Caps } from '../../electron/services/spend.ts';
import { openDatabase } from '../../electron/services/sqlite.ts';
import { studioMigrations } from '../../electron/services/studio-schema.ts';
import type { TakesChange } from '../../electron/services/takes/pushes.ts';
import { createTakes, type Takes } from '../../electron/services/takes/takes.ts';
import { clipId, type ClipId, type DraftId, type TakeId } from '../../shared/contract/ids.ts';
import type { Take } from '../../shared/contract/takes.ts';
import { emptyRecipe, type Recipe } from '../../shared/recipe.ts';
import { createVirtualClock } from './clock.ts';
import { createSeededRandom } from './random.ts';
import { trickle, type SlowHost } from './slow-host.ts';
import { createRemote } from './take-remote.ts';

export type WorldOptions = {
  readonly seed?: number;
  readonly service?: 'practice' | 'live';
};

export type Studio = {
  readonly takes: Takes;
  readonly drafts: ReturnType<typeof createDrafts>;
  readonly database: DatabaseSync;
  readonly changes: TakesChange[];
};

export const fox: Recipe = { ...emptyRecipe, prompt: 'A fox in falling snow' };
export const boats: Recipe = { ...emptyRecipe, prompt: 'Paper boats on a canal' };

export type TakeWorld = ReturnType<typeof createTakeWorld>;

/**
 * A studio's takes on a real database in virtual time, with a remote service, downloads and a library that are told what to
 * answer. What is remote or on disk outlives a crash; what is in memory does not.
 */
export function createTakeWorld({ seed = 1, service = 'live' }: WorldOptions = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'dailies-takes-'));
  const clock = createVirtualClock();
  const random = createSeededRandom(seed);
  const remote = createRemote({ clock, random });
  const clips = new Map<string, ClipId>();
  /** Clips whose files are gone or not what was fetched. */
  const unsound = new Map<ClipId, 'missing' | 'damaged'>();
  const fetches: string[] = [];
  const slowHosts = new Map<string, SlowHost>();
  /** Null stands for the usual answer. */
  const scripts: { fetch: (FetchOutcome | null)[]; publish: PublishOutcome[] } = { fetch: [], publish: [] };
  const limits = { concurrent: 3, perMinute: 5 };
  const caps: { -readonly [K in keyof Caps]: Caps[K] } = {
    dayMicros: null,
    monthMicros: null,
    batchMicros: null,
  };
  const faults: { readonly event: string; readonly error: unknown }[] = [];
  const state = {
    serviceId: service === 'practice' ? 'practice' : 'https://service.test/api/v3',
    isReachable: true,
  };

  const log: Log = {
    info() {},
    warn() {},
    error: (event, error) => faults.push({ event, error }),
  };

  /** One life of the program. After `dead`, nothing it does has any effect, and nothing it waits for comes. */
  function createLife() {
    const life = { dead: false };
    const never = () => new Promise<never>(() => {});
    const mortalClock: Clock = {
      now: clock.now,
      monotonic: clock.monotonic,
      sleep: async (ms, signal) => {
        await clock.sleep(ms, signal);
        if (life.dead) await never();
      },
    };
    return { life, never, mortalClock };
  }

  let alive: (Studio & { kill(): void }) | null = null;
  let crashPlan: { readonly atCall: number; readonly effectFirst: boolean } | null = null;
  let calls = 0;

  function open(): Studio {
    const { life, never, mortalClock } = createLife();
    const database = openDatabase(path.join(folder, 'studio.sqlite'), studioMigrations, 'full');
    function kill(): void {
      life.dead = true;
      if (database.isOpen) database.close();
    }
    /** Every await of the engine on the world outside goes through here: the places where it can be cut off. */
    async function outside<T>(effect: () => T, latencyMs = 20): Promise<T> {
      if (life.dead) return never();
      calls += 1;
      if (crashPlan !== null && calls === crashPlan.atCall) {
        if (crashPlan.effectFirst) effect();
        kill();
        return never();
      }
      await mortalClock.sleep(latencyMs);
      const answer = effect();
      await mortalClock.sleep(latencyMs);
      return answer;
    }
    const downloads: Downloads = {
      fetch: (request) => {
        const { name, onProgress } = request;
        const host = slowHosts.get(name);
        if (host !== undefined) {
          fetches.push(name);
          return trickle(host, request, mortalClock, () => fetchedFile(name));
        }
        return outside(() => {
          fetches.push(name);
          onProgress({ receivedBytes: 10, totalBytes: 20, keepsBytes: true });
          return scripts.fetch.shift() ?? fetchedFile(name);
        });
      },
      discard: () => outside(() => undefined),
    };
    const keeper: ClipKeeper = {
      partialFolder: () => outside(() => ({ kind: 'folder', path: folder })),
      publish: (_, record) =>
        outside(() => {
          const problem = scripts.publish.shift();
          if (problem !== undefined) return problem;
          const key = outputKey(record.takeId, record.outputIndex);
          const known = clips.get(key) ?? clipId.parse(`clip${key.replace('-', 'output')}`);
          clips.set(key, known);
          unsound.delete(known);
          return { kind: 'kept', clipId: known };
        }),
      clipOfTake: (id, index = 0) => outside(() => clips.get(outputKey(id, index)) ?? null),
      checkClip: (id, index) =>
        outside(() => {
          const clip = clips.get(outputKey(id, index));
          return clip === undefined ? 'none' : (unsound.get(clip) ?? 'sound');
        }),
    };
    const place = (id: string): Service => ({
      id,
      kind: id === 'practice' ? 'practice' : 'live',
      client: remote.clientThrough(outside),
      isLoopback: false,
    });
    const changes: TakesChange[] = [];
    const drafts = createDrafts({ clock, random, database }, { onChanged() {} });
    const takes = createTakes(
      {
        clock: mortalClock,
        random,
        log,
        database,
        services: {
          current: () => place(state.serviceId),
          byId: (id) => (state.isReachable ? place(id) : null),
        },
        downloads,
        keeper,
      },
      {
        limits: () => limits,
        caps: () => caps,
        onChanged: (change) => changes.push(change),
        onStatus() {},
        onQueued() {},
      },
    );
    const studio = { takes, drafts, database, changes };
    alive = { ...studio, kill };
    takes.start();
    return studio;
  }

  let studio = open();
  let intents = 0;
  let draft: DraftId | null = null;

  return {
    clock,
    remote,
    clips,
    unsound,
    fetches,
    slowHosts,
    scripts,
    limits,
    caps,
    faults,
    state,
    get studio(): Studio {
      return studio;
    },
    get takes(): Takes {
      return studio.takes;
    },
    calls: () => calls,
    /** The program dies at its n-th call from now; with `effectFirst` the other side has acted on it. */
    crashAt(atCall: number, effectFirst: boolean): void {
      crashPlan = { atCall: calls + atCall, effectFirst };
    },
    isDead: (): boolean => !studio.database.isOpen,
    /** kill -9, then a new start on the same files. */
    restart(): Studio {
      crashPlan = null;
      alive?.kill();
      studio = open();
      return studio;
    },
    /** A fresh intent, unless one is given. */
    generate(recipe: Recipe = fox, count = 1, intent?: string): readonly TakeId[] {
      draft ??= studio.drafts.create(recipe).id;
      intents += 1;
      return studio.takes.generate({
        intent: intent ?? `intent-${String(intents).padStart(8, '0')}`,
        draftId: draft,
        recipe,
        count,
        agreedMicros: recipe.durationS === 5 ? 1_300_000 : 2_600_000,
      }).ids;
    },
    /** Every take there ever was. */
    all: (): readonly Take[] => (draft === null ? [] : studio.takes.ofDraft(draft).takes),
    take(id: TakeId): Take {
      const found = this.all().find((take) => take.id === id);
      if (found === undefined) throw new Error(`No take ${id}`);
      return found;
    },
    states(ids: readonly TakeId[]): readonly string[] {
      return ids.map((id) => this.take(id).state);
    },
    causes(id: TakeId): readonly string[] {
      return studio.takes.history(id).entries.map(({ cause }) => cause);
    },
    close(): void {
      // Not awaited: the database goes next, as when the program is killed.
      void studio.takes.close();
      alive?.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function outputKey(id: TakeId, index: number): string {
  return index === 0 ? id : `${id}-${index}`;
}

function fetchedFile(name: string): FetchOutcome {
  return {
    kind: 'fetched',
    file: {
      path: `${name}.part`,
      sizeBytes: 20,
      sha256: 'ab'.repeat(32),
      facts: { width: 1280, height: 720, durationMs: 5000, fps: 24, codec: 'avc1.64001f' },
    },
  };
}
