import type { Clip } from '../../../../../shared/contract/library.ts';
import { formatMicros } from '../../../../../shared/money.ts';
import { formatBytes } from '../../../text/bytes.ts';
import { libraryText } from '../../../text/library.ts';
import { formatClock, formatMoment, formatSpan } from '../../../text/time.ts';

const words = libraryText.facts;

export function costOf({ costMicros, service }: Pick<Clip, 'costMicros' | 'service'>): string {
  if (service === 'practice') return words.free;
  return costMicros === null ? words.unknown : formatMicros(costMicros);
}

const codecs: Readonly<Record<string, string>> = {
  avc: 'H.264',
  avc1: 'H.264',
  avc3: 'H.264',
  hevc: 'H.265',
  hvc1: 'H.265',
  hev1: 'H.265',
  av1: 'AV1',
  av01: 'AV1',
  vp9: 'VP9',
  vp09: 'VP9',
};

/** "H.264" for "avc1.640028" and for "avc"; what is not known stays as it is. */
export function codecName(codec: string | null): string | null {
  if (codec === null) return null;
  const [family = codec] = codec.split('.');
  return codecs[family] ?? codec;
}

/** Name and value of everything known of one clip, in the order of the inspector. */
export function clipFacts(clip: Clip, nowMs: number): readonly (readonly [string, string])[] {
  const span = clip.generationMs === null ? null : formatSpan(clip.generationMs);
  return [
    [words.draft, words.draftAnd(clip.title, clip.revisionNumber)],
    [words.made, words.madeIn(formatMoment(clip.createdAtMs, nowMs), span)],
    [words.cost, costOf(clip)],
    ...(clip.recipe === null
      ? []
      : ([[words.asked, words.askedFor(clip.recipe.aspectRatio, clip.recipe.durationS)]] as const)),
    [words.picture, words.size(clip.width, clip.height, clip.fps, codecName(clip.codec))],
    [words.length, formatClock(clip.durationMs)],
    [words.file, `${clip.fileName}, ${formatBytes(clip.sizeBytes)}`],
  ];
}

/** What several clips have in common or add up to; null where they differ. */
export function commonFacts(clips: readonly Clip[]) {
  const [first] = clips;
  function common<T>(of: (clip: Clip) => T): T | null {
    if (first === undefined) return null;
    const value = of(first);
    return clips.every((clip) => of(clip) === value) ? value : null;
  }
  return {
    durationMs: clips.reduce((sum, clip) => sum + clip.durationMs, 0),
    sizeBytes: clips.reduce((sum, clip) => sum + clip.sizeBytes, 0),
    /** Null when any cost is unknown: a sum of some would mislead. */
    isFree: clips.every((clip) => clip.service === 'practice'),
    costMicros: clips.some((clip) => clip.service !== 'practice' && clip.costMicros === null)
      ? null
      : clips.reduce((sum, clip) => sum + (clip.service === 'practice' ? 0 : (clip.costMicros ?? 0)), 0),
    title: common((clip) => clip.title),
    picture: common((clip) => `${clip.width} × ${clip.height}`),
  };
}
