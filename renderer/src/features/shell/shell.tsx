import type { ReactNode } from 'react';
import { rooms, routeHref, useRoute } from '../../stores/route.ts';
import { shellText } from '../../text/shell.ts';
import './shell.css';

export function Shell({ children }: { readonly children: ReactNode }) {
  const { room } = useRoute();
  return (
    <div className="shell">
      <nav className="shell-rail" aria-label={shellText.rooms}>
        {rooms.map((each) => (
          <a key={each} href={routeHref(each)} aria-current={each === room ? 'page' : undefined}>
            {shellText.room[each]}
          </a>
        ))}
      </nav>
      <main className="shell-room">{children}</main>
    </div>
  );
}
