import type { Status } from '../../../../shared/contract/app.ts';
import { formatMicros } from '../../../../shared/money.ts';
import { useNotices } from '../../notices/use-notices.ts';
import { useBound } from '../../stores/bound.ts';
import { createStatusStore } from '../../stores/status.ts';
import { settingsText } from '../../text/settings.ts';
import { Button } from '../../ui/button.tsx';
import { Dot } from '../../ui/dot.tsx';

const words = settingsText.connection;

/** Whether the service is there, the key good, and what the balance is. */
export function Connection() {
  const status = useBound(createStatusStore, (state) => state.status);
  const check = useBound(createStatusStore, (state) => state.check);
  const isChecking = useBound(createStatusStore, (state) => state.isChecking);
  const notices = useNotices();
  return (
    <div className="settings-standing" aria-live="polite">
      {status !== null && <Dot look={lookOf(status)} />}
      <p className="num">
        {isChecking ? words.checking : status === null ? words.unknown : sentences(status)}
      </p>
      <Button isBusy={isChecking} onClick={() => notices.run(check)}>
        {words.check}
      </Button>
    </div>
  );
}

function lookOf({ service, connection, troubles }: Status): 'ok' | 'off' | 'bad' {
  if (service === 'practice') return 'ok';
  if (connection !== 'online') return 'off';
  return troubles.includes('key') || troubles.includes('permission') ? 'bad' : 'ok';
}

function sentences({ service, serviceHost, connection, troubles, balanceMicros }: Status): string {
  if (service === 'practice') return words.practice;
  const parts: string[] = [words[connection]];
  if (serviceHost !== null) parts.push(words.host(serviceHost));
  for (const trouble of ['key', 'permission', 'credit'] as const)
    if (troubles.includes(trouble)) parts.push(words[trouble]);
  if (balanceMicros !== null) parts.push(words.balance(formatMicros(balanceMicros)));
  return parts.join(' ');
}
