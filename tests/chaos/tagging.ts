import type { DatabaseSync } from 'node:sqlite';
import type { Http } from '../../electron/services/ports.ts';
import { routeOf } from '../../electron/services/practice/routes.ts';
import type { Send } from './network.ts';

/**
 * Says of each purchase whose it is: the take that has become `submitting` for this text and whose POST was not seen yet. The studio
 * does not tell the service, so this is read from its journal at the moment the POST leaves.
 */
export function tagPurchases(send: Send, journal: () => DatabaseSync | null): Http {
  const ownerOf = createTagger();
  return (request) => {
    const isSubmit = routeOf(request.method, request.url.pathname).name === 'submit';
    return send({ ...request, takeId: isSubmit ? ownerOf(request.body ?? '{}', journal()) : null });
  };
}

/** Tells whose a purchase is, once for each. */
export function createTagger(): (body: string, journal: DatabaseSync | null) => string | null {
  const seen = new Set<number>();
  return (body, journal) => ownerOf(body, journal, seen);
}

function ownerOf(body: string, journal: DatabaseSync | null, seen: Set<number>): string | null {
  const { prompt } = JSON.parse(body) as { readonly prompt: string };
  const sends = journal
    ?.prepare(
      `SELECT max(take_events.id) AS send, takes.id AS take FROM take_events JOIN takes ON takes.id = take_events.take_id
       JOIN revisions ON revisions.id = takes.revision_id
       WHERE take_events.cause = 'send' AND takes.state = 'submitting' AND revisions.prompt = ?
       GROUP BY takes.id ORDER BY send`,
    )
    .all(prompt);
  for (const row of sends ?? []) {
    const send = Number(row['send']);
    if (seen.has(send)) continue;
    seen.add(send);
    return String(row['take']);
  }
  return null;
}
