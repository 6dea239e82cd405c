import { useSyncExternalStore } from 'react';

export const rooms = ['write', 'queue', 'library', 'settings'] as const;
export type Room = (typeof rooms)[number];

/** Where the window is: a room, and in it a draft, a clip or a section. */
export type Route = { readonly room: Room; readonly rest: string };

/** Reads `#/library/abc`. Anything unknown is the Write room. */
export function parseRoute(hash: string): Route {
  const [, name, ...rest] = hash.split('/');
  const room = rooms.find((each) => each === name);
  return room === undefined ? { room: 'write', rest: '' } : { room, rest: rest.join('/') };
}

export function routeHref(room: Room, rest = ''): string {
  return rest === '' ? `#/${room}` : `#/${room}/${rest}`;
}

export function goTo(room: Room, rest?: string): void {
  window.location.hash = routeHref(room, rest);
}

let latest: { readonly hash: string; readonly route: Route } | null = null;

function currentRoute(): Route {
  const { hash } = window.location;
  if (latest?.hash !== hash) latest = { hash, route: parseRoute(hash) };
  return latest.route;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

export function useRoute(): Route {
  return useSyncExternalStore(subscribe, currentRoute);
}
