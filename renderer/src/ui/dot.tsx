import './dot.css';

/** A small light beside words that say the same. */
export function Dot({ look }: { readonly look: 'live' | 'ok' | 'off' | 'warn' | 'bad' }) {
  return <span className={`ui-dot ui-dot--${look}`} aria-hidden="true" />;
}
