import { createClock } from '../../../electron/services/clock.ts';
import { openLibrary } from '../../../electron/services/library/library.ts';
import { createRandom } from '../../../electron/services/random.ts';
import { silentLog } from '../../fakes/silent-log.ts';

/** Another program that opens a library, in a process of its own; it does what it is told, and answers with the result. */
const [folder = ''] = process.argv.slice(2);
const library = await openLibrary(
  { clock: createClock(), random: createRandom(), log: silentLog },
  {
    folder: () => folder,
    mayCreate: () => true,
    onChanged() {},
    onState() {},
    onStills() {},
    onActs() {},
    onLists() {},
  },
);

const orders: Readonly<Record<string, (...args: never[]) => unknown>> = {
  rescan: library.rescan,
  summary: library.summary,
  find: library.find,
  clips: library.clips,
  collections: library.collections,
  curate: library.curate,
  trash: library.trash,
  settle: library.settle,
  partialFolder: library.partialFolder,
  close: library.close,
};

process.on('message', ({ order, args }: { readonly order: string; readonly args: readonly never[] }) => {
  void answer(order, args);
});

async function answer(order: string, args: readonly never[]): Promise<void> {
  try {
    process.send?.({ value: await orders[order]?.(...args) });
  } catch (error) {
    process.send?.({ code: error instanceof Error && 'code' in error ? error.code : String(error) });
  }
}
process.send?.({ value: 'open' });
