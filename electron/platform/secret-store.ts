import { safeStorage } from 'electron';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SecretProtection, SecretStore } from '../services/ports.ts';

/**
 * Chromium's fall-back provider encrypts with a constant and tags what it wrote "v10" on Linux; no call of safeStorage admits it,
 * and isAsyncEncryptionAvailable() is true all the same. On macOS the same tag stands for the keychain.
 */
const constantKeyTag = 'v10';

/** Secrets as ciphertext of safeStorage, one file each, readable by the owner alone. */
export function createSecretStore(folder: string): SecretStore {
  let known: Promise<SecretProtection> | null = null;
  const fileOf = (name: string): string => path.join(folder, `${name}.bin`);

  async function probe(): Promise<SecretProtection> {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return 'none';
    if (process.platform !== 'linux') return 'os';
    const sample = await safeStorage.encryptStringAsync('probe');
    return sample.subarray(0, 3).toString('latin1') === constantKeyTag ? 'weak' : 'os';
  }

  async function save(name: string, value: string): Promise<void> {
    const ciphertext = await safeStorage.encryptStringAsync(value);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = fileOf(name);
    const fresh = `${file}.new`;
    await writeFile(fresh, ciphertext, { mode: 0o600, flush: true });
    await rename(fresh, file);
  }

  return {
    protection: () => (known ??= probe()),
    async load(name) {
      const ciphertext = await readFile(fileOf(name)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      if (ciphertext === null) return null;
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(ciphertext);
      if (shouldReEncrypt) await save(name, result);
      return result;
    },
    save,
    erase: (name) => rm(fileOf(name), { force: true }),
  };
}
