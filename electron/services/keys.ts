import type { Settings } from '../../shared/contract/settings.ts';
import { AppError } from '../../shared/errors.ts';
import type { Log, SecretStore } from './ports.ts';

const name = 'api-key';
/** Four characters of a shorter key would tell too much of it; the service's own are far longer. */
const shortestShown = 12;

/** Holds the API key in main. Nothing here gives more than its last four characters to anyone but the API client. */
export type Keys = {
  /** The key in use, for the Authorization header alone. */
  current(): string | null;
  view(): Promise<Settings['key']>;
  /** Stores under a keyring; elsewhere keeps it for the session and says that storing weakly is open to the user. */
  save(key: string, keep: 'default' | 'session' | 'weak'): Promise<{ readonly offerWeak: boolean }>;
  keepWeakly(): Promise<void>;
  erase(): Promise<void>;
};

type Source = Settings['key']['source'];

/** `environment`: DAILIES_API_KEY, which is used and never stored, and wins over a stored one. */
export async function openKeys(
  secrets: SecretStore,
  environment: string | undefined,
  log: Log,
): Promise<Keys> {
  const given = environment?.trim() ?? '';
  let source: Source = 'none';
  let key: string | null = null;
  if (given !== '') {
    source = 'environment';
    key = given;
  } else {
    const stored = await secrets.load(name).catch((error: unknown) => {
      // A keyring that was reset cannot decrypt any more: the studio goes on without a key and the user enters it again.
      log.error('key.unreadable', error);
      return null;
    });
    if (stored !== null) {
      source = 'stored';
      key = stored;
    }
  }

  async function store(value: string): Promise<void> {
    await secrets.save(name, value);
    source = 'stored';
  }

  return {
    current: () => key,
    async view() {
      return {
        source,
        lastFour: key === null || key.length < shortestShown ? null : key.slice(-4),
        protection: await secrets.protection(),
      };
    },
    async save(value, keep) {
      if (source === 'environment') throw new AppError('conflict', 'The key is set by the environment');
      const protection = await secrets.protection();
      key = value;
      source = 'session';
      if (keep === 'session') {
        await secrets.erase(name);
        return { offerWeak: false };
      }
      if (protection === 'os' || (protection === 'weak' && keep === 'weak')) {
        await store(value);
        return { offerWeak: false };
      }
      // An older key must not come back at the next start in place of the one just entered.
      await secrets.erase(name);
      return { offerWeak: protection === 'weak' };
    },
    async keepWeakly() {
      if (key === null || source === 'environment') throw new AppError('conflict', 'No key of this session');
      if ((await secrets.protection()) === 'none')
        throw new AppError('unavailable', 'Nothing to store it with');
      await store(key);
    },
    async erase() {
      if (source === 'environment') throw new AppError('conflict', 'The key is set by the environment');
      await secrets.erase(name);
      key = null;
      source = 'none';
    },
  };
}
