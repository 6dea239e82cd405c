/**
 * The service often says only in words what an error is about (reference: Errors, marked W). These readings only choose between
 * kinds of a refusal; none of them decides whether something was bought.
 */
export function speaksOfModeration(message: string | null): boolean {
  return matches(
    message,
    /moderat|sensitive|nsfw|content (?:policy|violat|safety)|safety (?:check|filter)|risk control|prohibited/i,
  );
}

export function speaksOfCredit(message: string | null): boolean {
  return matches(
    message,
    /insufficient[\s\w]*(?:credit|balance|fund)|(?:not enough|out of|no) (?:credit|balance|fund)|top[\s-]?up/i,
  );
}

export function speaksOfUnknownModel(message: string | null): boolean {
  return matches(
    message,
    /model\b.*(?:not found|not exist|unknown|not available)|(?:unknown|no such|invalid) model/i,
  );
}

export function speaksOfUnknownTask(message: string | null): boolean {
  return matches(message, /(?:prediction|task)\b.*(?:not found|not exist|expired|deleted)/i);
}

function matches(message: string | null, pattern: RegExp): boolean {
  return message !== null && pattern.test(message);
}
