import { formatMicros } from '../../../shared/money.ts';
import { counted, wholeNumber } from './form.ts';

/** Words of the list of what a text with variations would buy. */
export const variationsText = {
  title: (count: number) => counted(count, 'variation', 'variations'),
  about: 'Just these texts are bought, each as it stands here. Leave out what you do not want to pay for.',
  slots: 'What varies',
  none: 'Nothing varies in this text: write {one|other} or @shelf where it should',
  slot: (label: string) => (label.startsWith('@') ? label : `Place ${label}`),
  only: (label: string, value: string) => `${label}: ${value === '' ? 'nothing' : value}`,
  empty: 'nothing',
  list: 'Texts',
  takeAll: 'Take all in again',
  leftOut: (count: number) => `${counted(count, 'text', 'texts')} left out`,
  sum: (texts: number, takes: number, unitMicros: number) =>
    takes === 1
      ? `${counted(texts, 'text', 'texts')} × ${formatMicros(unitMicros)}`
      : `${counted(texts, 'text', 'texts')} × ${counted(takes, 'take', 'takes')} × ${formatMicros(unitMicros)}`,
  total: formatMicros,
  free: 'Free, in practice',
  balance: (micros: number) => `Balance ${formatMicros(micros)}`,
  leftToday: (micros: number) => `${formatMicros(micros)} left today`,
  leftMonth: (micros: number) => `${formatMicros(micros)} left this month`,
  cancel: 'Cancel',
  generate: (takes: number) => `Generate ${counted(takes, 'take', 'takes')}`,
  review: (kept: number, texts: number) =>
    kept === texts ? `Review ${wholeNumber(texts)}` : `Review ${wholeNumber(kept)} of ${wholeNumber(texts)}`,
  tooMany: {
    title: 'Too many variations',
    body: (count: string, most: number) =>
      `The text makes ${count} of them; one batch holds ${wholeNumber(most)}. Take out an alternative, or split the draft.`,
  },
  negative: 'Negative prompt:',
};
