import type { ReactNode } from 'react';
import type { Status } from '../../../../shared/contract/app.ts';
import { formatMicros } from '../../../../shared/money.ts';
import { useBound } from '../../stores/bound.ts';
import { routeHref } from '../../stores/route.ts';
import { createStatusStore } from '../../stores/status.ts';
import { createTakesStore } from '../../stores/takes.ts';
import type { TakesState } from '../../stores/takes.ts';
import { shellText } from '../../text/shell.ts';
import { Dot } from '../../ui/dot.tsx';
import { Meter } from '../../ui/meter.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { WorksLight } from '../works/works-light.tsx';
import './foot.css';

const words = shellText.foot;

/** Spend against the caps, and where takes come from. */
export function Foot({ isFolded }: { readonly isFolded: boolean }) {
  const status = useBound(createStatusStore, (state) => state.status);
  const isAway = useBound(createTakesStore, waitsForService);
  const line = connectionLine(status, isAway);
  if (isFolded)
    return (
      <div className="shell-foot-folded">
        <WorksLight isFolded />
        <Tooltip text={line.words} side="right">
          <a className="shell-foot-dot" href={routeHref('settings', 'key')} aria-label={line.words}>
            <Dot look={line.look} />
          </a>
        </Tooltip>
      </div>
    );
  return (
    <footer className="shell-foot">
      <WorksLight isFolded={false} />
      {status !== null && <Spend spend={status.spend} service={status.service} />}
      <div className="shell-foot-row">
        <Dot look={line.look} />
        <span className="one-line">{line.words}</span>
        {status?.service === 'live' && status.connection === 'online' && status.balanceMicros !== null && (
          <span className="shell-foot-end num">{words.balance(status.balanceMicros)}</span>
        )}
      </div>
    </footer>
  );
}

type Line = { readonly look: 'ok' | 'off' | 'warn' | 'bad'; readonly words: string };

/** Only a take that waits tells that the service is there and does not answer. */
function waitsForService({ takes }: TakesState): boolean {
  return [...(takes?.values() ?? [])].some(({ hold }) => hold?.reason === 'service-down');
}

function connectionLine(status: Status | null, isAway: boolean): Line {
  if (status === null) return { look: 'off', words: words.starting };
  if (status.service === 'practice') return { look: 'ok', words: words.practice };
  if (status.connection === 'offline') return { look: 'off', words: words.offline };
  if (status.connection === 'unknown') return { look: 'off', words: words.unknown };
  const stop = (['key', 'permission', 'credit'] as const).find((name) => status.troubles.includes(name));
  if (stop !== undefined) return { look: 'bad', words: words.stopped[stop] };
  if (isAway) return { look: 'warn', words: words.away };
  if (status.queuePaused) return { look: 'warn', words: words.paused };
  return { look: 'ok', words: words.connected };
}

function Spend({ spend, service }: Pick<Status, 'spend' | 'service'>): ReactNode {
  const { todayMicros, monthMicros, dayCapMicros, monthCapMicros } = spend;
  if (service === 'practice' && monthMicros === 0) return null;
  return (
    <a className="shell-foot-money" href={routeHref('settings', 'spending')}>
      {dayCapMicros === null && monthCapMicros === null && (
        <div className="shell-foot-row">
          <span>{words.month}</span>
          <b className="shell-foot-end num">{formatMicros(monthMicros)}</b>
        </div>
      )}
      {dayCapMicros !== null && <Capped label={words.today} spent={todayMicros} cap={dayCapMicros} />}
      {monthCapMicros !== null && <Capped label={words.month} spent={monthMicros} cap={monthCapMicros} />}
      <span className="unseen">{words.see}</span>
    </a>
  );
}

function Capped({
  label,
  spent,
  cap,
}: {
  readonly label: string;
  readonly spent: number;
  readonly cap: number;
}) {
  return (
    <div className="shell-foot-spend">
      <div className="shell-foot-row">
        <span>{label}</span>
        <b className="shell-foot-end num">{formatMicros(spent)}</b>
        <span className="num">{words.of(cap)}</span>
      </div>
      <Meter label={label} value={spent} max={cap} valueText={words.spent(spent, cap)} />
    </div>
  );
}
