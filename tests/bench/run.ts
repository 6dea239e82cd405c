/** `npm run bench -- NAME [--json]`: measures one thing against the same work done by something else, in one run. */
import { parseArgs } from 'node:util';

type Figures = Readonly<Record<string, number | Readonly<Record<string, number>>>>;
/** What stands behind the figures, for the eyes only. */
export type Report = (title: string, figures: Figures) => void;
type Bench = { run(report: Report): Promise<Figures> };

const benches: Record<string, () => Promise<Bench>> = {
  startup: () => import('./startup.ts'),
  download: () => import('./download.ts'),
  polling: () => import('./polling.ts'),
  queue: () => import('./queue.ts'),
};

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [name] = positionals;
const load = name === undefined ? undefined : benches[name];
if (load === undefined) {
  console.error(
    `Usage: npm run bench -- NAME [--json], where NAME is one of: ${Object.keys(benches).join(', ')}`,
  );
  process.exit(2);
}
const figures = await (
  await load()
).run((title, details) => {
  if (values.json) return;
  console.log(title);
  console.table(details);
});
if (values.json) console.log(JSON.stringify(figures));
else console.table(figures);
