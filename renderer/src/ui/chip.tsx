import type { ReactNode } from 'react';
import './chip.css';

export function Chip({
  children,
  look = 'plain',
}: {
  readonly children: ReactNode;
  readonly look?: 'plain' | 'live';
}) {
  return <span className={`ui-chip ui-chip--${look} num`}>{children}</span>;
}
