import type { Settings } from '../../../shared/contract/settings.ts';
import { wholeNumber } from './form.ts';

const keySources: Record<Settings['key']['source'], string> = {
  none: 'No key: practice, free, with sample clips.',
  stored: 'Kept on this computer.',
  session: 'For this session only; gone when Dailies closes.',
  environment: 'Given by DAILIES_API_KEY; used, never stored.',
};

const protections: Record<Settings['key']['protection'], string> = {
  os: 'A key is kept in this system’s keyring.',
  weak: 'This system has no keyring. You are asked before a key is stored.',
  none: 'This system has no keyring. You are asked before a key is stored.',
};

/** Every word of the room Settings. */
export const settingsText = {
  title: 'Settings',
  failed: { title: 'The settings could not be read', body: 'Nothing is lost.', reload: 'Reload' },
  service: {
    title: 'Service',
    about:
      'Kling 2.0 Master runs on WaveSpeed, who bill you for each take. Dailies adds nothing to the price.',
    label: 'API key',
    placeholder: 'Paste the key here',
    replace: 'Paste a new key to replace it',
    save: 'Save key',
    get: 'Get a key',
    billing: 'Billing',
    topUp: 'Add credit',
    /** Said with the dots before it: "•••• 7f3a". */
    ending: (lastFour: string) => `•••• ${lastFour}`,
    endingSpoken: (lastFour: string) => `Key ending in ${lastFour}.`,
    sources: keySources,
    protections,
    problem: 'That does not look like a key: 8 characters at least, no spaces inside.',
    saved: 'Key saved',
    savedSession: 'Key in use for this session',
    erase: 'Erase key',
    eraseTitle: 'Erase the key?',
    eraseBody:
      'Dailies goes back to practice. Takes already bought are fetched again as soon as you add the key back, within seven days. On the service’s site the key stays valid.',
    eraseConfirm: 'Erase',
    cancel: 'Cancel',
    erased: 'Key erased. You are in practice.',
  },
  weak: {
    title: 'Where should the key be kept?',
    body: 'This system has no keyring to lock it in.',
    session: 'This session only',
    sessionBody: 'Kept in memory. You paste it again next time.',
    stored: 'Store it on this computer',
    storedBody:
      'In a file that only your user account may read, not encrypted. Anyone who can act as you can read it.',
    storedDone: 'Key stored with owner-only permissions',
  },
  connection: {
    title: 'Connection',
    check: 'Check now',
    checking: 'Checking …',
    online: 'The service answers.',
    offline: 'The service cannot be reached.',
    unknown: 'Not checked yet.',
    practice: 'Practice service, on this computer.',
    host: (host: string) => `Talks to ${host}.`,
    balance: (amount: string) => `Balance ${amount}.`,
    key: 'The key was not accepted.',
    permission: 'The key may not use this model.',
    credit: 'No credit left.',
  },
  caps: {
    title: 'Spending limits',
    about: 'Checked before anything is bought. Over a limit, takes wait in the queue. Empty means no limit.',
    day: 'Per day',
    month: 'Per month',
    batch: 'Per batch',
    batchHint: 'One click on Generate',
    none: 'No limit',
    problem: 'Write dollars, such as 25 or 12.50',
    saved: 'Limits saved',
    see: 'See all spending',
    spentToday: (spent: string) => `${spent} spent today`,
    spentMonth: (spent: string) => `${spent} spent this month`,
  },
  notifications: {
    title: 'Notifications',
    about:
      'While takes are on their way the computer does not go to sleep by itself; quitting loses nothing.',
    label: 'Tell me when takes finish or fail while Dailies is not in front',
  },
  limits: {
    title: 'Account tier',
    about: 'How many takes the service makes for you at once and starts a minute. New accounts are Bronze.',
    tiers: { bronze: 'Bronze', silver: 'Silver', gold: 'Gold', ultra: 'Ultra', custom: 'Custom' },
    summary: (concurrent: number, perMinute: number) =>
      `${wholeNumber(concurrent)} at once, ${wholeNumber(perMinute)} a minute`,
    concurrent: 'At once',
    perMinute: 'A minute',
    problem: 'A whole number from 1 to 5,000',
  },
  library: {
    title: 'Library',
    about:
      'A plain folder of clips, each with its prompt beside it. It is yours: copy it, move it, back it up.',
    change: 'Change …',
    reveal: 'Show in folder',
    locked: 'Given by DAILIES_LIBRARY; it cannot be changed here.',
    clips: (clips: number, size: string) =>
      `${wholeNumber(clips)} ${clips === 1 ? 'clip' : 'clips'}, ${size}`,
    states: {
      ready: '',
      offline: 'Its disk is not here now.',
      'read-only': 'It cannot be written now.',
      held: 'Another Dailies has it open; here it can only be read.',
    },
    changed: (label: string) => `The library is now ${label}`,
  },
  theme: {
    title: 'Appearance',
    label: 'Theme',
    themes: { system: 'As the system', dark: 'Dark', light: 'Light' },
  },
  about: {
    title: 'About',
    version: 'Version',
    runtime: 'Runtime',
    runtimes: { electron: 'Electron', 'stand-in': 'Stand-in (for tests, without Electron)' },
    files: 'Files',
    filesBody:
      'Clips lie in the library folder, each with its prompt and facts in a file beside it. Drafts and the queue lie in the app’s own folder and work while the library’s disk is away.',
    practice: 'Practice',
    practiceBody:
      'Without a key Dailies talks to a small service inside itself. It answers as the real one does, takes its time, and hands out sample clips. Nothing leaves this computer and nothing costs anything.',
    model: 'About the model',
  },
} as const;
