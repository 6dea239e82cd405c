/** One download by the product's own code. Usage: node download-child.ts URL FOLDER; prints {"seconds","rssGrowthMB"}. */
import { rm } from 'node:fs/promises';
import { createDownloads } from '../../electron/services/downloads/downloads.ts';
import { createHttp } from '../../electron/services/http.ts';

const [url, folder] = process.argv.slice(2);
if (url === undefined || folder === undefined) throw new Error('Usage: download-child.ts URL FOLDER');

const downloads = createDownloads({ http: createHttp(), log: { info() {}, warn() {}, error() {} } });
const startRss = process.memoryUsage.rss();
let peakRss = startRss;
const startedAt = performance.now();
const outcome = await downloads.fetch({
  url,
  folder,
  name: 'ours',
  allowLoopback: true,
  onProgress: () => (peakRss = Math.max(peakRss, process.memoryUsage.rss())),
});
const seconds = (performance.now() - startedAt) / 1000;
if (outcome.kind !== 'fetched') throw new Error(`The download ended as ${JSON.stringify(outcome)}`);
await rm(outcome.file.path);
console.log(JSON.stringify({ seconds, rssGrowthMB: (peakRss - startRss) / 1024 / 1024 }));
