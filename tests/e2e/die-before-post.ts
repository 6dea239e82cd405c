/** Loaded before the studio: its first purchase is committed, connected, and then the program is gone before a byte has left. */
import { createRequire, syncBuiltinESMExports } from 'node:module';
import type { ClientRequest, RequestOptions } from 'node:http';
import { routeOf } from '../../electron/services/practice/routes.ts';

type Send = (url: URL, options: RequestOptions) => ClientRequest;

const http = createRequire(import.meta.url)('node:http') as { request: Send };
const { request } = http;
http.request = (url, options) => {
  const outgoing = request(url, options);
  if (routeOf(options.method ?? 'GET', url.pathname).name === 'submit') {
    outgoing.end = () => {
      process.kill(process.pid, 'SIGKILL');
      return outgoing;
    };
  }
  return outgoing;
};
syncBuiltinESMExports();
