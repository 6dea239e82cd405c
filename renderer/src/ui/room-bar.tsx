import type { ReactNode } from 'react';
import './room-bar.css';

/** The 52 px bar at the head of every room. */
export function RoomBar({ children }: { readonly children: ReactNode }) {
  return <header className="ui-room-bar">{children}</header>;
}

/** Pushes what follows to the far end. */
export function Spring() {
  return <span className="ui-spring" />;
}
