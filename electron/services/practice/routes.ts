const routeNames = [
  'submit',
  'result',
  'history',
  'delete',
  'price',
  'models',
  'balance',
  'billings',
  'output',
  'unknown',
] as const;
export type RouteName = (typeof routeNames)[number];

/** `subject`: the model's or the prediction's id, where the path names one. */
export type Route = { readonly name: RouteName; readonly subject: string };

export const apiPath = '/api/v3';

const fixed: ReadonlyMap<string, RouteName> = new Map([
  ['POST /predictions', 'history'],
  ['POST /predictions/delete', 'delete'],
  ['POST /model/price', 'price'],
  ['POST /billings/search', 'billings'],
  ['GET /models', 'models'],
  ['GET /balance', 'balance'],
]);

export function routeOf(method: string, pathname: string): Route {
  const output = /^\/outputs\/([A-Za-z0-9_-]+)\/1\.mp4$/.exec(pathname)?.[1];
  if (output !== undefined && (method === 'GET' || method === 'HEAD'))
    return { name: 'output', subject: output };
  if (!pathname.startsWith(`${apiPath}/`)) return { name: 'unknown', subject: pathname };
  const call = pathname.slice(apiPath.length);
  const name = fixed.get(`${method} ${call}`);
  if (name !== undefined) return { name, subject: '' };
  const prediction = /^\/predictions\/([A-Za-z0-9_-]+)(?:\/result)?$/.exec(call)?.[1];
  if (prediction !== undefined && method === 'GET') return { name: 'result', subject: prediction };
  if (method === 'POST') return { name: 'submit', subject: call.slice(1) };
  return { name: 'unknown', subject: pathname };
}
