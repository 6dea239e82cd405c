import type { SafeStorage } from 'electron';
import { createCipheriv, createDecipheriv, pbkdf2Sync } from 'node:crypto';

/**
 * What Chromium does on a Linux without a keyring (components/os_crypt): AES under a key made of a constant, tagged "v10".
 * It hides a secret from a glance and from nobody else, which is why the studio calls this protection weak.
 */
const key = pbkdf2Sync('peanuts', 'saltysalt', 1, 16, 'sha1');
const iv = Buffer.alloc(16, ' ');
const tag = Buffer.from('v10');

type Used = 'decryptStringAsync' | 'encryptStringAsync' | 'isAsyncEncryptionAvailable';

export const safeStorage = {
  /** Elsewhere than on Linux "available" would claim the system's keychain, which the stand-in does not use. */
  isAsyncEncryptionAvailable: () => Promise.resolve(process.platform === 'linux'),
  encryptStringAsync(plainText) {
    const cipher = createCipheriv('aes-128-cbc', key, iv);
    return Promise.resolve(Buffer.concat([tag, cipher.update(plainText, 'utf8'), cipher.final()]));
  },
  async decryptStringAsync(encrypted) {
    if (!encrypted.subarray(0, 3).equals(tag)) throw new Error('Error while decrypting the ciphertext');
    const decipher = createDecipheriv('aes-128-cbc', key, iv);
    const plain = Buffer.concat([decipher.update(encrypted.subarray(3)), decipher.final()]);
    return { result: plain.toString('utf8'), shouldReEncrypt: false };
  },
} satisfies Pick<SafeStorage, Used>;
