import type { AppInfo, Status } from '../../../shared/contract/app.ts';
import type { ActsAtHand } from '../../../shared/contract/curation.ts';
import type { Doubled } from '../../../shared/contract/doubles.ts';
import type { Draft } from '../../../shared/contract/drafts.ts';
import type { ClipId, DraftId, RevisionId, TakeId } from '../../../shared/contract/ids.ts';
import type { EventName, Output, Parsed, Payload, RequestName } from '../../../shared/contract/index.ts';
import type { Clip } from '../../../shared/contract/library.ts';
import { parseQuery } from '../../../shared/library-query/parse-query.ts';
import type { Condition } from '../../../shared/library-query/terms.ts';
import type { Phrase, PhraseId } from '../../../shared/contract/phrasebook.ts';
import type { Revision } from '../../../shared/contract/revisions.ts';
import type { Settings } from '../../../shared/contract/settings.ts';
import type { Take } from '../../../shared/contract/takes.ts';
import type { ExportOutcome, ImportOutcome, VerifyOutcome } from '../../../shared/contract/transfer.ts';
import type { Work } from '../../../shared/contract/works.ts';
import { aStatus, anAppInfo, someSettings } from './samples.ts';

/** What stands behind the fake bridge. Tests may change it freely, then emit what main would. */
export type World = {
  info: AppInfo;
  status: Status;
  settings: Settings;
  drafts: Map<DraftId, Draft>;
  trashedDrafts: Map<DraftId, Draft>;
  draftsRevision: number;
  binders: Set<string>;
  phrases: Map<PhraseId, Phrase>;
  removedPhrases: Map<PhraseId, Phrase>;
  phrasebookRevision: number;
  /** Names of revisions, and those pinned by hand. */
  revisions: Map<RevisionId, Revision & { readonly draftId: DraftId }>;
  takes: Map<TakeId, Take>;
  /** Out of the queue's list, still in their draft's history. */
  dismissed: Set<TakeId>;
  takesRevision: number;
  /** Newest first. */
  clips: Clip[];
  trashedClips: Map<ClipId, Clip>;
  /** As the trash of a system that has none for this disk. */
  systemTrashRefuses: boolean;
  libraryRevision: number;
  works: readonly Work[];
  worksRevision: number;
  importOutcome: ImportOutcome;
  /** What undo would bring back, the last one last; and redo. */
  undone: Done[];
  done: Done[];
  collections: string[];
  searches: Map<string, { readonly name: string; readonly query: string }>;
  exportOutcome: ExportOutcome;
  verifyOutcome: VerifyOutcome;
  placeFacts: Output<'library.lookAtPlace'>;
  /** Sidecars to choose between. */
  doubled: Map<ClipId, Doubled>;
  quote: { unitMicros: number; source: 'live' | 'list' | 'free' } | null;
  offerWeak: boolean;
  /** The user closes every dialog without choosing. */
  closesDialogs: boolean;
  intents: Map<string, readonly TakeId[]>;
  nextId: number;
};

/** An act, and the library without it. */
export type Done = {
  readonly act: NonNullable<ActsAtHand['undo']>;
  readonly before: Pick<World, 'clips' | 'trashedClips' | 'collections' | 'searches'>;
};

export type Emit = <N extends EventName>(name: N, payload: Payload<N>) => void;

export type FakeHandlers<N extends RequestName = RequestName> = {
  readonly [K in N]: (input: Parsed<K>) => Output<K>;
};

export function emptyWorld(): World {
  return {
    info: anAppInfo(),
    status: aStatus(),
    settings: someSettings(),
    drafts: new Map(),
    trashedDrafts: new Map(),
    draftsRevision: 1,
    binders: new Set(),
    phrases: new Map(),
    removedPhrases: new Map(),
    phrasebookRevision: 1,
    revisions: new Map(),
    takes: new Map(),
    dismissed: new Set(),
    takesRevision: 1,
    clips: [],
    trashedClips: new Map(),
    systemTrashRefuses: false,
    libraryRevision: 1,
    works: [],
    worksRevision: 1,
    importOutcome: { imported: 0, healed: 0, known: 0, trashed: 0, clips: [], refused: [], refusals: 0 },
    undone: [],
    done: [],
    collections: [],
    searches: new Map(),
    verifyOutcome: { checked: 0, missing: [], missingClips: 0, damaged: [], damagedClips: 0 },
    placeFacts: { isFree: false, isSameDisk: null },
    exportOutcome: { exported: 0, missing: 0, withoutRecipe: 0 },
    doubled: new Map(),
    quote: null,
    offerWeak: false,
    closesDialogs: false,
    intents: new Map(),
    nextId: 1,
  };
}

/** Clips whose title or prompt has these words. */
export function sampleSearch(clips: readonly Clip[], query: string): readonly Clip[] {
  const terms = parseQuery(query);
  return clips.filter((clip) => terms.every((term) => holds(clip, term.condition) !== term.isMinus));
}

/** Words, collections, tags and ratings, as main understands them; every other condition holds. */
function holds(clip: Clip, condition: Condition): boolean {
  if (condition.kind === 'text') {
    const text = `${clip.title} ${clip.recipe?.prompt ?? ''}`.toLowerCase();
    return text.includes(condition.text.toLowerCase());
  }
  if (condition.kind === 'name' && condition.field === 'collection')
    return condition.values.some((name) => clip.collections.includes(name));
  if (condition.kind === 'name' && condition.field === 'tag')
    return condition.values.some((name) => clip.tags.includes(name));
  if (condition.kind === 'range' && condition.field === 'rating')
    return clip.rating >= (condition.low ?? 0) && clip.rating <= (condition.high ?? 5);
  return true;
}

/** A new id, the same in every run. */
export function newId(world: World, kind: string): string {
  const id = `${kind}${String(world.nextId).padStart(8, '0')}`;
  world.nextId += 1;
  return id;
}

export function changeTakes(
  world: World,
  emit: Emit,
  upserts: readonly Take[],
  removed: readonly TakeId[] = [],
): void {
  for (const take of upserts) world.takes.set(take.id, take);
  world.takesRevision += 1;
  emit('takes.changed', { revision: world.takesRevision, upserts: [...upserts], removed: [...removed] });
}

export function changeDrafts(world: World, emit: Emit, changed: readonly DraftId[] = []): void {
  world.draftsRevision += 1;
  emit('drafts.changed', { revision: world.draftsRevision, changed: [...changed] });
}

export function changeStatus(world: World, emit: Emit, over: Partial<Status>): void {
  world.status = { ...world.status, ...over, revision: world.status.revision + 1 };
  emit('app.statusChanged', world.status);
}

/** What main would tell of its long works from now on. */
export function changeWorks(world: World, emit: Emit, works: readonly Work[]): void {
  world.works = works;
  world.worksRevision += 1;
  emit('works.changed', { revision: world.worksRevision, works: [...works] });
}

export function changeLibrary(
  world: World,
  emit: Emit,
  change: {
    readonly changed?: readonly ClipId[];
    readonly removed?: readonly ClipId[];
    readonly all?: boolean;
  },
): void {
  world.libraryRevision += 1;
  emit('library.changed', {
    revision: world.libraryRevision,
    changed: [...(change.changed ?? [])],
    removed: [...(change.removed ?? [])],
    all: change.all ?? false,
  });
}
