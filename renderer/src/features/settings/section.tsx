import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { useRoute } from '../../stores/route.ts';

type SectionProps = {
  /** Its name in the address: #/settings/<name>. */
  readonly name: string;
  readonly title: string;
  readonly about?: string;
  readonly children: ReactNode;
};

/** One group of settings. The address can point at it. */
export function Section({ name, title, about, children }: SectionProps) {
  const { rest } = useRoute();
  const ref = useRef<HTMLElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (rest !== name) return;
    ref.current?.scrollIntoView({ block: 'start' });
    ref.current?.querySelector<HTMLElement>('input, button, [role="radio"]')?.focus({ preventScroll: true });
  }, [rest, name]);
  return (
    <section ref={ref} className="settings-section" aria-labelledby={titleId}>
      <header>
        <h2 id={titleId}>{title}</h2>
        {about !== undefined && <p>{about}</p>}
      </header>
      <div className="settings-body">{children}</div>
    </section>
  );
}
