import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import './banner.css';

const icons = { bad: CircleAlert, warn: TriangleAlert, info: Info } as const;

type BannerProps = {
  readonly look: keyof typeof icons;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
};

/** A lasting message with a way out. `bad` interrupts a screen reader, the others wait. */
export function Banner({ look, title, children, actions }: BannerProps) {
  const Icon = icons[look];
  return (
    <div className={`ui-banner ui-banner--${look}`} role={look === 'bad' ? 'alert' : 'status'}>
      <Icon aria-hidden="true" />
      <p className="ui-banner-words">
        <b>{title}</b> {children}
      </p>
      {actions !== undefined && <div className="ui-banner-actions">{actions}</div>}
    </div>
  );
}
