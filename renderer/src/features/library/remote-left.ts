import type { Clip } from '../../../../shared/contract/library.ts';
import { remoteLifeMs } from '../../../../shared/take-state.ts';

/** How long the service still has its copy; null for a clip that was not made here. */
export function remoteLeftMs(clip: Pick<Clip, 'createdAtMs' | 'takeId'>, nowMs: number): number | null {
  return clip.takeId === null ? null : clip.createdAtMs + remoteLifeMs - nowMs;
}
