import type { Status } from '../../../../shared/contract/app.ts';
import type { Settings } from '../../../../shared/contract/settings.ts';
import type { Micros } from '../../../../shared/money.ts';
import { promptLength, promptLimit } from '../../../../shared/recipe.ts';
import type { Recipe } from '../../../../shared/recipe.ts';
import { writeText } from '../../text/write.ts';

type Texts = Pick<Recipe, 'prompt' | 'negativePrompt'>;

type Situation = {
  /** Everything that would be sent; null when that is too many texts to list. */
  readonly sending: readonly Texts[] | null;
  readonly status: Status | null;
  readonly keySource: Settings['key']['source'] | null;
  readonly totalMicros: Micros;
};

/** Why these takes cannot be asked for now, in words; null when they can. What merely makes them wait is no reason. */
export function blockedBecause({ sending, status, keySource, totalMicros }: Situation): string | null {
  const words = writeText.blocked;
  if (status === null) return words.starting;
  if (sending === null) return words.tooMany;
  if (sending.length === 0) return words.nothingLeft;
  if (sending.some(({ prompt }) => prompt.trim() === '')) return words.empty;
  const over = longest(sending.map(({ prompt }) => prompt)) - promptLimit;
  if (over > 0) return words.tooLong(over);
  const negativeOver = longest(sending.map(({ negativePrompt }) => negativePrompt)) - promptLimit;
  if (negativeOver > 0) return words.negativeTooLong(negativeOver);
  if (status.service === 'practice') return null;
  if (keySource === 'none') return words.noKey;
  if (status.troubles.includes('key')) return words.keyRefused;
  if (status.troubles.includes('permission')) return words.permission;
  const { batchCapMicros } = status.spend;
  return batchCapMicros !== null && totalMicros > batchCapMicros ? words.batch(batchCapMicros) : null;
}

function longest(texts: readonly string[]): number {
  return Math.max(...texts.map(promptLength));
}

/** What to know about the limits before clicking, or null while they are far. Near is the last fifth. */
export function limitNote(status: Status, totalMicros: Micros): string | null {
  if (status.service === 'practice' || totalMicros === 0) return null;
  const { todayMicros, monthMicros, dayCapMicros, monthCapMicros } = status.spend;
  const words = writeText.price;
  const leftToday = dayCapMicros === null ? Infinity : Math.max(0, dayCapMicros - todayMicros);
  const leftMonth = monthCapMicros === null ? Infinity : Math.max(0, monthCapMicros - monthMicros);
  if (totalMicros > leftToday) return words.overToday;
  if (totalMicros > leftMonth) return words.overMonth;
  if (status.balanceMicros !== null && totalMicros > status.balanceMicros) return words.overBalance;
  if (dayCapMicros !== null && leftToday - totalMicros < dayCapMicros / 5) return words.leftToday(leftToday);
  if (monthCapMicros !== null && leftMonth - totalMicros < monthCapMicros / 5)
    return words.leftMonth(leftMonth);
  return null;
}
