import { createContext, useContext } from 'react';

const NonceContext = createContext('');
export const NonceProvider = NonceContext.Provider;

/** The nonce that style elements made at run time must carry. */
export function useNonce(): string {
  return useContext(NonceContext);
}
