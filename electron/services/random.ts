import { randomBytes } from 'node:crypto';
import type { Random } from './ports.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
/** The largest multiple of 36 in a byte: bytes above it would make the first letters likelier. */
const fairBytes = 252;

/** The system's randomness. Ids come from the cryptographic source, so that they never collide and cannot be guessed. */
export function createRandom(): Random {
  return {
    uniform: () => Math.random(),
    id: (length) => {
      let id = '';
      while (id.length < length) {
        for (const byte of randomBytes(length)) {
          if (byte < fairBytes && id.length < length) id += letters.charAt(byte % letters.length);
        }
      }
      return id;
    },
  };
}
