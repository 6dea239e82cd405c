import type { AppInfo, Status } from '../../../shared/contract/app.ts';
import { clipId, draftId, revisionId, takeId } from '../../../shared/contract/ids.ts';
import type { Draft } from '../../../shared/contract/drafts.ts';
import type { Clip } from '../../../shared/contract/library.ts';
import type { Settings } from '../../../shared/contract/settings.ts';
import type { Take } from '../../../shared/contract/takes.ts';
import { estimateMicros } from '../../../shared/money.ts';
import { emptyRecipe, klingModel, titleOf } from '../../../shared/recipe.ts';
import type { Recipe } from '../../../shared/recipe.ts';

/** Sunday, 22 November 2026, 14:00 UTC: "now" in every sample. */
export const sampleNow = Date.UTC(2026, 10, 22, 14, 0, 0);
const minute = 60_000;

export function aRecipe(over: Partial<Recipe> = {}): Recipe {
  return { ...emptyRecipe, ...over };
}

export function aDraft(id: string, over: Partial<Draft> = {}): Draft {
  const text = over.recipe ?? aRecipe();
  return {
    id: draftId.parse(id),
    title: over.ownTitle ?? titleOf(text.prompt),
    ownTitle: null,
    recipe: text,
    updatedAtMs: sampleNow - 5 * minute,
    binder: null,
    undo: { prompt: null, negativePrompt: null },
    ...over,
  };
}

export function aTake(id: string, over: Partial<Take> = {}): Take {
  const text =
    over.recipe ?? aRecipe({ prompt: 'A red fox first crosses deep falling snow, then looks back.' });
  return {
    id: takeId.parse(id),
    draftId: draftId.parse('draftfox1'),
    revisionId: revisionId.parse('revision1'),
    revisionNumber: 1,
    title: titleOf(text.prompt),
    recipe: text,
    state: 'queued',
    service: 'live',
    position: 1,
    hold: null,
    createdAtMs: sampleNow - 4 * minute,
    submittedAtMs: null,
    acceptedAtMs: null,
    completedAtMs: null,
    endedAtMs: null,
    failure: null,
    priceMicros: estimateMicros(text.durationS),
    priceIsActual: false,
    money: 'not-spent',
    usual: { lowMs: 2 * minute, highMs: 4 * minute, samples: 12 },
    download: null,
    remoteExpiresAtMs: null,
    remoteId: null,
    clipId: null,
    flagged: false,
    candidates: [],
    lookedAtMs: null,
    ...over,
  };
}

const pictures = { '16:9': [1280, 720], '9:16': [720, 1280], '1:1': [960, 960] } as const;

export function aClip(id: string, over: Partial<Clip> = {}): Clip {
  const text =
    over.recipe ?? aRecipe({ prompt: 'A red fox first crosses deep falling snow, then looks back.' });
  const [width, height] = pictures[text.aspectRatio];
  return {
    id: clipId.parse(id),
    takeId: null,
    draftId: draftId.parse('draftfox1'),
    revisionId: revisionId.parse('revision1'),
    revisionNumber: 1,
    title: titleOf(text.prompt),
    fileName: `2026-11-22 red fox ${id.slice(-6)}.mp4`,
    recipe: text,
    model: klingModel,
    service: 'practice',
    width,
    height,
    durationMs: text.durationS * 1000,
    fps: 24,
    codec: 'avc1.640028',
    sizeBytes: 4_812_345,
    sha256: 'a'.repeat(64),
    createdAtMs: sampleNow - 3 * minute,
    keptAtMs: sampleNow - 2 * minute,
    generationMs: 161_000,
    costMicros: 0,
    poster: 'ready',
    strip: 'ready',
    missing: false,
    flagged: false,
    rating: 0,
    flag: null,
    label: null,
    tags: [],
    collections: [],
    notes: '',
    ...over,
  };
}

export function aStatus(over: Partial<Status> = {}): Status {
  return {
    revision: 1,
    service: 'practice',
    serviceHost: null,
    connection: 'online',
    balanceMicros: null,
    troubles: [],
    queuePaused: false,
    spend: { todayMicros: 0, monthMicros: 0, dayCapMicros: null, monthCapMicros: null, batchCapMicros: null },
    library: { state: 'ready', label: 'Movies/Dailies', clips: 0, sizeBytes: 0, heldBy: null, doubled: [] },
    ...over,
  };
}

export function someSettings(over: Partial<Settings> = {}): Settings {
  return {
    theme: 'system',
    density: 180,
    limits: { tier: 'bronze', concurrent: 3, perMinute: 5 },
    caps: { dayMicros: null, monthMicros: null, batchMicros: null },
    notifications: true,
    arrangement: { sort: { by: 'kept', descending: true }, group: 'day' },
    adviceOff: [],
    defaultNegative: '',
    libraryLabel: 'Movies/Dailies',
    libraryLocked: false,
    watchedLabel: null,
    movedFromLabel: null,
    key: { source: 'none', lastFour: null, protection: 'os' },
    ...over,
  };
}

export function anAppInfo(over: Partial<AppInfo> = {}): AppInfo {
  return { version: '0.1.0', runtime: 'electron', platform: 'linux', startedAtMs: sampleNow, ...over };
}
