import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { LedgerEntry, LedgerGroup, LedgerSums } from '../../../shared/contract/ledger.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { LedgerGrouping } from '../../../shared/ledger-groupings.ts';
import { asAppError, ask } from '../bridge.ts';
import type { Bridge } from '../bridge.ts';

const pageSize = 50;
/** A run of changes is one reload. */
const calmMs = 400;

export type GroupEntries = { readonly entries: readonly LedgerEntry[]; readonly total: number };

export type LedgerState = {
  readonly by: LedgerGrouping;
  /** Null until main has answered for the first time. */
  readonly total: LedgerSums | null;
  readonly groups: readonly LedgerGroup[];
  /** Of the groups that are open, by `groupId`. */
  readonly opened: ReadonlyMap<string, GroupEntries>;
  readonly error: AppError | null;
  /** When this was read: days and refunds are told against it. */
  readonly readAtMs: number;
  sumBy(by: LedgerGrouping): Promise<void>;
  reload(): Promise<void>;
  toggle(group: LedgerGroup): Promise<void>;
  showMore(group: LedgerGroup): Promise<void>;
  /** Keeps it true while somebody looks; the returned function ends that. */
  watch(): () => void;
};

/** Stays the same while a draft goes on being bought from. */
export function groupId(group: LedgerGroup): string {
  return group.draftId ?? String(group.fromMs);
}

export function createLedgerStore(bridge: Bridge): StoreApi<LedgerState> {
  let asked = 0;

  async function entriesOf(group: LedgerGroup, limit: number): Promise<GroupEntries> {
    const { fromMs, toMs, draftId } = group;
    const found = { entries: [] as LedgerEntry[], total: 0 };
    do {
      const page = { offset: found.entries.length, limit: Math.min(limit - found.entries.length, 200) };
      const answer = await ask(bridge, 'ledger.list', { fromMs, toMs, draftId, ...page });
      found.entries.push(...answer.entries);
      found.total = answer.total;
      if (answer.entries.length === 0) break;
    } while (found.entries.length < Math.min(limit, found.total));
    return found;
  }

  /** Only the newest answer counts. */
  async function load(by: LedgerGrouping): Promise<void> {
    asked += 1;
    const mine = asked;
    try {
      const { total, groups } = await ask(bridge, 'ledger.summary', { by });
      const before = store.getState();
      const open = by === before.by ? before.opened : new Map<string, GroupEntries>();
      const opened = new Map<string, GroupEntries>();
      for (const group of groups) {
        const known = open.get(groupId(group));
        const limit = Math.max(known?.entries.length ?? 0, pageSize);
        if (known !== undefined) opened.set(groupId(group), await entriesOf(group, limit));
      }
      if (mine === asked) store.setState({ by, total, groups, opened, error: null, readAtMs: Date.now() });
    } catch (error) {
      if (mine === asked) store.setState({ by, error: asAppError(error) });
    }
  }

  async function show(group: LedgerGroup, limit: number): Promise<void> {
    const found = await entriesOf(group, limit);
    store.setState(({ opened }) => ({ opened: new Map([...opened, [groupId(group), found]]) }));
  }

  const store = createStore<LedgerState>()((set, get) => ({
    by: 'day',
    total: null,
    groups: [],
    opened: new Map(),
    error: null,
    readAtMs: 0,
    sumBy: (by) => load(by),
    reload: () => load(get().by),
    async toggle(group) {
      const opened = new Map(get().opened);
      if (opened.delete(groupId(group))) set({ opened });
      else await show(group, pageSize);
    },
    showMore: (group) => show(group, (get().opened.get(groupId(group))?.entries.length ?? 0) + pageSize),
    watch() {
      let timer: ReturnType<typeof setTimeout> | undefined;
      void get().reload();
      const stop = bridge.subscribe('takes.changed', () => {
        timer ??= setTimeout(() => {
          timer = undefined;
          void get().reload();
        }, calmMs);
      });
      return () => {
        stop();
        clearTimeout(timer);
      };
    },
  }));
  return store;
}
