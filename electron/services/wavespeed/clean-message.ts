const limit = 300;

/**
 * The service's own words, fit to be kept and shown: the key removed should the service repeat it, no control or direction
 * characters that could disguise what follows, one line, at most 300 characters. Null when nothing is left.
 */
export function cleanMessage(text: string | null, key: string | null): string | null {
  if (text === null) return null;
  const spoken = redact(text, key)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (spoken === '') return null;
  const letters = Array.from(redact(spoken, key));
  return letters.length <= limit ? letters.join('') : `${letters.slice(0, limit - 1).join('')}…`;
}

function redact(text: string, key: string | null): string {
  const plain = key === null || key === '' ? text : text.replaceAll(key, '[key]');
  return plain.replace(/\bBearer\s+[\x21-\x7e]+/gi, 'Bearer [key]');
}
