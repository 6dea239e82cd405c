/** `npm run bench -- NAME [--json]`: measures one thing against the same work done by something else, in one run. */
import { parseArgs } from 'node:util';

type Figures = Readonly<Record<string, number | Readonly<Record<string, number>>>>;
/** What stands behind the figures, for the eyes only. */
export type Report = (title: string, figures: Figures) => void;
type Options = { readonly clips: number };
type Bench = { run(report: Report, options: Options): Promise<Figures> };

const benches: Record<string, () => Promise<Bench>> = {
  startup: () => import('./startup.ts'),
  download: () => import('./download.ts'),
  polling: () => import('./polling.ts'),
  queue: () => import('./queue.ts'),
  library: () => import('./library/library.ts'),
  'library-peer': () => import('./library/library-peer.ts'),
  typing: () => import('./typing/typing.ts'),
};

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false }, clips: { type: 'string', default: '100000' } },
  allowPositionals: true,
});
const [name] = positionals;
const load = name === undefined ? undefined : benches[name];
if (load === undefined) {
  console.error(
    `Usage: npm run bench -- NAME [--json] [--clips N], where NAME is one of: ${Object.keys(benches).join(', ')}`,
  );
  process.exit(2);
}
const figures = await (
  await load()
).run(
  (title, details) => {
    if (values.json) return;
    console.log(title);
    console.table(details);
  },
  { clips: Number(values.clips) },
);
if (values.json) console.log(JSON.stringify(figures));
else console.table(figures);
