import type { ChildProcess } from 'node:child_process';
import type { Dice } from '../dice.ts';
import type { ServicePoint } from './kill-service.ts';

export type Point = ServicePoint | 'publishing' | 'starting' | 'any-time';
/** The `nth` time this moment comes, and so much later (real time). */
export type Aim = { readonly point: Point; readonly nth: number; readonly delayMs: number };

export type Killer = {
  /** This process is to die so. */
  aim(target: ChildProcess, aim: Aim | null): void;
  reached(point: Point): void;
  /** Now, if it is alive. */
  strike(why: string): void;
  kills(): number;
};

const points = [
  'post-arrived',
  'post-billed',
  'post-answered',
  'result-answered',
  'history-answered',
  'output-asked',
  'output-half',
  'output-sent',
  'publishing',
  'starting',
  'any-time',
] as const;

export function chooseAim(dice: Dice): Aim {
  const point = dice.pick(points);
  if (point === 'starting') return { point, nth: 1, delayMs: dice.scale(20, 1500) };
  const nth = dice.pick([1, 1, 1, 2, 3] as const);
  return { point, nth, delayMs: dice.chance(0.5) ? 0 : dice.scale(0.5, 30) };
}

/** kill -9, at the chosen moment. */
export function createKiller(tell: (line: string) => void): Killer {
  let target: ChildProcess | null = null;
  let aimed: Aim | null = null;
  let seen = 0;
  let kills = 0;

  function strike(why: string): void {
    if (target === null || target.exitCode !== null || target.signalCode !== null || target.killed) return;
    target.kill('SIGKILL');
    kills += 1;
    tell(`killed: ${why}`);
  }

  function reached(point: Point): void {
    if (aimed?.point !== point) return;
    seen += 1;
    if (seen !== aimed.nth) return;
    const victim = target;
    const { delayMs } = aimed;
    if (delayMs === 0) strike(point);
    else {
      setTimeout(() => {
        if (target === victim) strike(`${point} + ${delayMs.toFixed(1)} ms`);
      }, delayMs);
    }
  }

  return {
    aim: (next, aim) => {
      target = next;
      aimed = aim;
      seen = 0;
      reached('starting');
    },
    reached,
    strike,
    kills: () => kills,
  };
}
