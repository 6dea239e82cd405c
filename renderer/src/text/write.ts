import { formatMicros } from '../../../shared/money.ts';
import { counted, wholeNumber } from './form.ts';

const limit = '2,500';

/** Every word of the room Write. */
export const writeText = {
  prompt: 'Prompt',
  negativePrompt: 'Negative prompt',
  promptPlaceholder:
    'Who or what is seen, what happens first and then, where, in what light. End with one camera move: the camera slowly pushes in.',
  negativePlaceholder: 'What to keep out: blur, distortion, text, watermark',
  title: { label: 'Title of the draft', untitled: 'Untitled', hint: 'Rename' },
  count: (length: number) => `${wholeNumber(length)} of ${limit}`,
  countNote:
    'Characters as one reads them, without comments and what is switched off. The service says 2,500 and not how it counts.',
  countNear: (left: number) => `${wholeNumber(left)} left of ${limit}`,
  countOver: (over: number) => `${wholeNumber(over)} over ${limit}`,
  overAdvice: {
    title: (over: number) => `${counted(over, 'character', 'characters')} too many.`,
    body: `The service takes ${limit}. Nothing is cut: shorten what is underlined.`,
  },
  saved: 'Saved',
  late: 'Saving …',
  saveFailed: {
    title: 'Not saved yet.',
    body: 'Your text is here in the window and is tried again by itself. Keep the window open.',
    gone: 'This draft is in the trash or gone. Copy your text into a new one.',
    retry: 'Try now',
    copy: 'Copy to a new draft',
  },
  openFailed: {
    title: 'The draft could not be opened',
    body: 'Nothing is lost: drafts are kept on disk.',
    retry: 'Try again',
  },
  aspectRatio: 'Aspect ratio',
  duration: 'Duration',
  seconds: { 5: '5 s', 10: '10 s' },
  takes: { label: 'Takes', fewer: 'Fewer takes', more: 'More takes' },
  focus: {
    enter: 'Focus mode',
    leave: 'Leave focus mode',
    entered: 'Focus mode: nothing but the text. Escape leaves it.',
    left: 'Focus mode left',
  },
  facts: (ratio: string, seconds: string, takes: number) =>
    `${ratio} · ${seconds} · ${counted(takes, 'take', 'takes')}`,
  generate: 'Generate',
  price: {
    free: 'Free',
    practice: (count: number) => (count === 1 ? 'practice' : `practice, ${counted(count, 'take', 'takes')}`),
    total: formatMicros,
    sum: (count: number, unit: number) => `${counted(count, 'take', 'takes')} × ${formatMicros(unit)}`,
    list: 'list price',
    leftToday: (left: number) => `${formatMicros(left)} left today`,
    leftMonth: (left: number) => `${formatMicros(left)} left this month`,
    overToday: 'over today’s limit, will wait',
    overMonth: 'over this month’s limit, will wait',
    overBalance: 'more than the balance',
  },
  blocked: {
    starting: 'Starting …',
    empty: 'Write a prompt first',
    tooMany: 'More variations than one batch holds: see what varies',
    nothingLeft: 'Every variation is left out',
    tooLong: (over: number) => `The prompt is ${counted(over, 'character', 'characters')} too long`,
    negativeTooLong: (over: number) =>
      `The negative prompt is ${counted(over, 'character', 'characters')} too long`,
    noKey: 'Add an API key in Settings first',
    keyRefused: 'The key was not accepted: see Settings',
    permission: 'The key may not use this model: see Settings',
    batch: (cap: number) => `Over your limit of ${formatMicros(cap)} for one batch`,
  },
  queued: (count: number) => `${counted(count, 'take', 'takes')} queued`,
  showQueue: 'Show queue',
  side: {
    title: 'Takes',
    open: (count: number) => (count === 0 ? 'Takes' : counted(count, 'take', 'takes')),
    close: 'Close takes',
    saved: (saved: number, all: number) => `${wholeNumber(saved)} of ${wholeNumber(all)} in the library`,
    none: 'No takes yet',
    noPicture: 'The clip is not here now',
    empty: 'Takes of this draft gather here, revision by revision.',
    failed: 'The takes could not be read. Nothing is lost.',
    retry: 'Try again',
    openInLibrary: 'Open in library',
    take: (at: number, state: string) => `Take ${at}: ${state}`,
    percent: (share: number) => `${Math.floor(share * 100)} %`,
  },
  first: {
    title: 'Write a shot. See it moving.',
    body: 'Describe what happens, press Generate, and a few minutes later the clip lies in your library, yours to keep.',
    practice: 'You are in practice: free, with sample clips. Nothing you do here costs anything.',
    key: 'Add a key to make real clips',
    keyBody: 'Kling 2.0 Master on WaveSpeed, billed by them to you.',
    samples: 'Start from one of these',
  },
  samples: [
    {
      title: 'Fox in snow',
      prompt:
        'A red fox with a white-tipped tail first crosses deep falling snow, then stops and looks back over its shoulder, breath misting. A birch forest at dawn, low golden light. The camera slowly pushes in.',
    },
    {
      title: 'Lighthouse at dusk',
      prompt:
        'A lighthouse on a black rock at dusk. Waves first swell, then break into spray; the beam sweeps through violet haze. Wide shot, the camera slowly rises.',
    },
    {
      title: 'Paper boats',
      prompt:
        'Three folded paper boats drift down a rain-filled gutter; the first tips, rights itself, and sails on. Macro, shallow focus, soft grey daylight. The camera follows at water level.',
    },
    {
      title: 'Neon alley',
      prompt:
        'A narrow alley after rain, neon signs trembling in the puddles. A courier first checks his watch, then runs out of frame. Night, cool light with warm accents. Static camera, medium shot.',
    },
  ],
} as const;
