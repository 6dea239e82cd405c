import { useCallback, useEffect, useRef } from 'react';
import { storeOf, useBridge } from '../stores/bound.ts';
import { goTo } from '../stores/route.ts';
import { createCommandRuns } from './command-runs.ts';
import { commands } from './commands.ts';
import type { CommandId } from './commands.ts';

/** Carries out a command for as long as the component is there and `isOn`. */
export function useCommand(id: CommandId, run: () => void, isOn = true): void {
  const runs = storeOf(useBridge(), createCommandRuns);
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => (isOn ? runs.getState().bind(id, () => latest.current()) : undefined), [runs, id, isOn]);
}

/** Runs a command; one of the Write room goes there first. */
export function useRunCommand(): (id: CommandId) => void {
  const runs = storeOf(useBridge(), createCommandRuns);
  return useCallback(
    (id) => {
      const { bound, run } = runs.getState();
      if (commands[id].scope === 'write' && !bound.has(id)) goTo('write');
      run(id);
    },
    [runs],
  );
}
